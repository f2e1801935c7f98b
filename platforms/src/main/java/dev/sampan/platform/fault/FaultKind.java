// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.fault;

import java.util.Locale;
import java.util.Optional;

/** A kind of fault. */
public enum FaultKind {
  /** The platform refuses an invocation, as if the function had no concurrency left. */
  THROTTLE(Amount.NONE),
  /** The instance takes the invocation and never answers. */
  TIMEOUT(Amount.NONE),
  /** The process of the instance dies while it runs the invocation. */
  CRASH(Amount.NONE),
  /** An instance takes longer to start; the amount says how much. */
  SLOW_START(Amount.LATER),
  /** An event is delivered once more though it was acknowledged. */
  DUPLICATE(Amount.NONE),
  /** Events that have no order among them are delivered in another one. */
  REORDER(Amount.NONE),
  /** The function handled an event, but the source never hears of it. */
  LOST_ACK(Amount.NONE),
  /** The platform's clock, by which it tells deadlines, is off by the amount, either way. */
  CLOCK_SKEW(Amount.EITHER_WAY);

  /** Whether a fault has an amount of time, and of which sign. */
  enum Amount {
    NONE,
    LATER,
    EITHER_WAY
  }

  private final Amount amount;

  FaultKind(Amount amount) {
    this.amount = amount;
  }

  Amount amount() {
    return amount;
  }

  /** Its name in manifests, options and APIs, such as {@code lost-ack}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The kind of this {@link #id()}; empty for any other text. */
  public static Optional<FaultKind> of(String id) {
    for (var kind : values()) {
      if (kind.id().equals(id)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
