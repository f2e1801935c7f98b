// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.delivery;

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
   */
  record Answered(long delivery, Set<String> failed, String reason, boolean refused)
      implements DeliveryInput {

    /** Copies the ids. */
    public Answered {
      Objects.requireNonNull(reason, "reason");
      failed = Set.copyOf(failed);
    }
  }

  /** Nothing but time has passed; sent when a {@link DeliveryCommand.WakeAt} is due. */
  record Tick() implements DeliveryInput {}

  /**
   * No delivery begins any more. Those under way are awaited; what fails from now on stays as it
   * was, as nobody knows whether the stop made it fail.
   */
  record Stop() implements DeliveryInput {}
}
