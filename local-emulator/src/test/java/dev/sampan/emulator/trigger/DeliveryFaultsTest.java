// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.emulator.condition.Faults;
import dev.sampan.platform.fault.Fault;
import dev.sampan.platform.fault.FaultPlan;
import dev.sampan.platform.manifest.Order;
import dev.sampan.platform.manifest.QueueTrigger;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DeliveryFaultsTest {

  @Test
  void reorders_a_batch_whose_events_have_no_order() {
    assertThat(faults(Order.NONE).ordered(List.of("a", "b", "c"))).containsExactly("c", "b", "a");
  }

  @Test
  void never_reorders_what_the_trigger_keeps_in_order() {
    assertThat(faults(Order.PER_KEY).ordered(List.of("a", "b"))).containsExactly("a", "b");
  }

  private static DeliveryFaults faults(Order order) {
    var trigger = new QueueTrigger("orders", "orders", 10, Duration.ZERO, order, 5, null);
    var plan = new FaultPlan(1, List.of(Fault.parse("reorder=100%")));
    return new DeliveryFaults(new Faults(plan), "receipts", trigger);
  }
}
