// SPDX-License-Identifier: Apache-2.0
package dev.sampan;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;

/**
 * When the platform gives up.
 *
 * @param at the instant
 * @param clock what time it is now
 */
public record Deadline(Instant at, InstantSource clock) {

  /** Both are needed. */
  public Deadline {
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(clock, "clock");
  }

  /** How long is left; zero once it has passed. */
  public Duration remaining() {
    Duration left = Duration.between(clock.instant(), at);
    return left.isNegative() ? Duration.ZERO : left;
  }

  /** Whether at least this much time is left. */
  public boolean hasAtLeast(Duration needed) {
    return remaining().compareTo(needed) >= 0;
  }
}
