// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.trigger;

import dev.sampan.emulator.condition.Faults;
import dev.sampan.platform.fault.FaultKind;
import dev.sampan.platform.manifest.Order;
import dev.sampan.platform.manifest.QueueTrigger;
import dev.sampan.platform.manifest.RecordTrigger;
import dev.sampan.platform.manifest.StreamTrigger;
import dev.sampan.platform.manifest.TriggerSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The faults on demand of one trigger's deliveries. */
final class DeliveryFaults {

  private final Faults faults;
  private final String function;
  private final TriggerSpec trigger;

  DeliveryFaults(Faults faults, String function, TriggerSpec trigger) {
    this.faults = faults;
    this.function = function;
    this.trigger = trigger;
  }

  /** Whether the source does not hear that an event was handled. */
  boolean losesAcknowledgement() {
    return strike(FaultKind.LOST_ACK);
  }

  /** Whether this delivery is made once more. */
  boolean duplicates() {
    return strike(FaultKind.DUPLICATE);
  }

  /** The batch, the other way round if that fault strikes and nothing forbids it. */
  <T> List<T> ordered(List<T> batch) {
    if (batch.size() < 2 || keepsOrder() || !strike(FaultKind.REORDER)) {
      return batch;
    }
    var other = new ArrayList<>(batch);
    Collections.reverse(other);
    return List.copyOf(other);
  }

  private boolean keepsOrder() {
    return trigger instanceof StreamTrigger
        || trigger instanceof RecordTrigger
        || (trigger instanceof QueueTrigger queue && queue.order() != Order.NONE);
  }

  private boolean strike(FaultKind kind) {
    return faults.strikes(kind, function, trigger.name()).isPresent();
  }
}
