// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.delivery;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An order of a delivery model, to be carried out in the order given. */
public sealed interface DeliveryCommand {

  /**
   * Call the function with these events.
   *
   * @param delivery a number of its own, for {@link DeliveryInput.Answered}
   * @param items the events, in the order of the delivery; none only if it ends a window
   * @param window the window that they are of; null where there are no windows
   */
  record Deliver(long delivery, List<Attempt> items, @Nullable Window window)
      implements DeliveryCommand {

    /** A delivery of no window. */
    public Deliver(long delivery, List<Attempt> items) {
      this(delivery, items, null);
    }

    /** Copies the items. */
    public Deliver {
      items = List.copyOf(items);
    }
  }

  /**
   * A window of time over whose deliveries the function keeps a state.
   *
   * @param partition the partition whose window it is
   * @param start its begin
   * @param end its end, which is not within it
   * @param last whether this delivery ends it
   * @param early whether it ends because its state became too large
   */
  record Window(int partition, Instant start, Instant end, boolean last, boolean early) {}

  /**
   * One event of a delivery.
   *
   * @param id which one
   * @param attempt the how manieth delivery it is, from 1
   */
  record Attempt(String id, int attempt) {}

  /**
   * These are done: forget them.
   *
   * @param ids which ones, in the order of the delivery
   */
  record Done(List<String> ids) implements DeliveryCommand {

    /** Copies the ids. */
    public Done {
      ids = List.copyOf(ids);
    }
  }

  /**
   * A delivery of this one failed, and there will be another.
   *
   * @param id which one
   * @param attempts how many deliveries of it failed so far
   * @param notBefore when the next one may be
   * @param reason why it failed
   */
  record Retry(String id, int attempts, Instant notBefore, String reason)
      implements DeliveryCommand {}

  /**
   * This one is given up: put it where dead letters go.
   *
   * @param id which one
   * @param attempts how many deliveries of it failed
   * @param reason why it is given up
   */
  record Dead(String id, int attempts, String reason) implements DeliveryCommand {}

  /**
   * Send a {@link DeliveryInput.Tick} at this time. It replaces the time asked for before.
   *
   * @param at when
   */
  record WakeAt(Instant at) implements DeliveryCommand {}
}
