// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.platform.kernel.Policy.Instances;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A kernel that starts no instance because an invocation waits. */
final class KernelAheadTest {

  private static final Autoscaling SCALING =
      new Autoscaling(
          Autoscaler.Rules.of(4, 0.5, Duration.ofSeconds(60)),
          Duration.ofSeconds(6),
          Duration.ofSeconds(2));

  private final Stage kernel =
      new Stage(policy(Instances.upTo(5).keeping(2).scaledBy(SCALING).startedAhead()));

  @Test
  void lets_the_first_invocation_wait_for_the_instances_that_are_kept() {
    assertThat(kernel.arrives(0, "a"))
        .containsExactly("start i-1 until 10000", "start i-2 until 10000");
    assertThat(kernel.ready(500, "i-2")).containsExactly("a to i-2 until 3500");
  }

  @Test
  void refuses_what_finds_no_room_in_them() {
    fill();

    assertThat(kernel.arrives(600, "one more")).containsExactly("refuse one more: INSTANCES");
  }

  @Test
  void starts_more_when_the_load_of_a_while_is_above_the_target() {
    fill();
    assertThat(kernel.tick(2_500)).isEmpty();
    assertThat(kernel.tick(6_500)).contains("start i-3 until 16500");
  }

  @Test
  void replaces_one_that_ends() {
    fill();

    assertThat(kernel.gone(700, "i-1")).contains("start i-3 until 10700");
  }

  private void fill() {
    kernel.tick(0);
    kernel.ready(500, "i-1");
    kernel.ready(500, "i-2");
    for (var i = 0; i < 8; i++) {
      kernel.arrives(500, "call " + i);
    }
  }

  private static Policy policy(Instances instances) {
    return new Policy(
        instances,
        4,
        0,
        Duration.ofMinutes(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(3),
        Policy.TimeoutRule.ENDS_INVOCATION,
        Policy.PendingRule.UNLIMITED);
  }
}
