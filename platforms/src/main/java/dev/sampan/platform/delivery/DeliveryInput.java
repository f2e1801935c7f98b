// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** A fact that a delivery model is told. */
public sealed interface DeliveryInput {

  /**
   * Events were accepted, or were found in the journal.
   *
   * @param items what they are, in their order
   */
  record Accepted(List<DeliveryItem> items) implements DeliveryInput {

    /** Copies the items. */
    public Accepted {
      items = List.copyOf(items);
    }
  }

  /**
   * A delivery was answered. An answer that comes too late, or twice, is ignored.
   *
   * @param delivery the number given by {@link DeliveryCommand.Deliver}
   * @param failed the ids of those that are not done
   * @param reason why they failed; empty when none did
   * @param refused whether the platform never ran the function, for want of an instance
   * @param closes whether the window of the delivery has no room for more records
   */
  record Answered(long delivery, Set<String> failed, String reason, boolean refused, boolean closes)
      implements DeliveryInput {

    /** An answer to a delivery of no window. */
    public Answered(long delivery, Set<String> failed, String reason, boolean refused) {
      this(delivery, failed, reason, refused, false);
    }

    /** Copies the ids. */
    public Answered {
      Objects.requireNonNull(reason, "reason");
      failed = Set.copyOf(failed);
    }
  }

  /**
   * A window was open when the emulator ended. Told before the records of its partition.
   *
   * @param partition whose window
   * @param start its begin
   */
  record Resumed(int partition, Instant start) implements DeliveryInput {}

  /** Nothing but time has passed; sent when a {@link DeliveryCommand.WakeAt} is due. */
  record Tick() implements DeliveryInput {}

  /**
   * No delivery begins any more. Those under way are awaited; what fails from now on stays as it
   * was, as nobody knows whether the stop made it fail.
   */
  record Stop() implements DeliveryInput {}
}
