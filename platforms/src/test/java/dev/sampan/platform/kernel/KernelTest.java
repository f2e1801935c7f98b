// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.platform.kernel.Policy.Instances;
import dev.sampan.platform.kernel.Policy.PendingRule;
import dev.sampan.platform.kernel.Policy.TimeoutRule;
import java.time.Duration;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class KernelTest {

  @Test
  void starts_an_instance_for_the_first_invocation_and_dispatches_it_when_ready() {
    var kernel = new Stage(lambda());

    assertThat(kernel.arrives(0, "a")).containsExactly("start i-1 until 10000");
    assertThat(kernel.ready(200, "i-1")).containsExactly("a to i-1 until 3200, cold");
  }

  @Test
  void an_overdue_start_fails_nobody_who_finds_room_elsewhere() {
    var kernel = withOneWarm(lambda());
    kernel.arrives(1000, "b");
    kernel.arrives(1001, "c");
    kernel.finished(1010, "b");
    kernel.finished(1020, "c");

    assertThat(kernel.arrives(20_000, "d"))
        .containsExactlyInAnyOrder("stop i-2: INIT_TIMEOUT", "d to i-1 until 23000");
  }

  @Test
  void the_time_for_init_begins_when_a_held_instance_does() {
    var kernel = new Stage(lambda());
    kernel.arrives(0, "a");
    kernel.held(0, "i-1");

    assertThat(kernel.tick(60_000)).isEmpty();
    kernel.begins(60_000, "i-1");
    assertThat(kernel.tick(69_999)).isEmpty();
    assertThat(kernel.tick(70_000))
        .containsExactly("stop i-1: INIT_TIMEOUT", "fail a: INIT_TIMEOUT");
  }

  @Test
  void uses_a_warm_instance_again_and_says_that_it_is_warm() {
    var kernel = withOneWarm(lambda());

    assertThat(kernel.arrives(1000, "b")).containsExactly("b to i-1 until 4000");
  }

  @Test
  void starts_a_second_instance_when_the_first_is_busy() {
    var kernel = withOneWarm(lambda());
    kernel.arrives(1000, "b");

    assertThat(kernel.arrives(1001, "c")).containsExactly("start i-2 until 11001");
  }

  @Test
  void waits_for_an_instance_that_has_answered_rather_than_start_another() {
    var kernel = withOneWarm(lambda());
    kernel.arrives(1000, "b");
    kernel.answered(1010, "b");

    assertThat(kernel.arrives(1011, "c")).isEmpty();
    assertThat(kernel.finished(1012, "b")).containsExactly("c to i-1 until 4012");
  }

  @Test
  void starts_another_when_an_instance_that_answered_does_not_come_back() {
    var kernel = withOneWarm(lambda());
    kernel.arrives(1000, "b");
    kernel.answered(1010, "b");
    kernel.arrives(1011, "c");

    assertThat(kernel.tick(2009)).isEmpty();
    assertThat(kernel.tick(2010)).first().asString().startsWith("start i-2");
  }

  @Test
  void ends_an_idle_instance_after_its_keep_alive_and_not_before() {
    var kernel = withOneWarm(lambda());

    assertThat(kernel.tick(300_099)).noneMatch(it -> it.startsWith("stop"));
    assertThat(kernel.tick(300_300)).containsExactly("stop i-1: IDLE");
  }

  @Test
  void prefers_the_instance_used_last() {
    var kernel = withOneWarm(lambda());
    kernel.arrives(1000, "b");
    kernel.arrives(1000, "c");
    kernel.ready(1200, "i-2");
    kernel.finished(1300, "c");
    kernel.finished(1400, "b");

    assertThat(kernel.arrives(2000, "d")).containsExactly("d to i-1 until 5000");
  }

  @Test
  void asks_the_given_choice_among_free_instances() {
    var kernel = new Stage(Kernel.of(lambda(), FirstOfAll::new));
    kernel.arrives(0, "a");
    kernel.arrives(0, "b");
    kernel.ready(10, "i-1");
    kernel.ready(20, "i-2");
    kernel.finished(30, "a");
    kernel.finished(40, "b");

    assertThat(kernel.arrives(50, "c")).containsExactly("c to i-1 until 3050");
  }

  @Test
  void kills_the_instance_when_an_invocation_takes_too_long() {
    var kernel = withOneWarm(lambda());
    kernel.arrives(1000, "b");

    assertThat(kernel.tick(4000)).containsExactly("fail b: TIMEOUT", "stop i-1: TIMEOUT");
  }

  @Test
  void kills_an_instance_that_answered_but_never_asks_for_more() {
    var kernel = withOneWarm(lambda());
    kernel.arrives(1000, "b");
    kernel.answered(1010, "b");

    assertThat(kernel.tick(4000)).containsExactly("stop i-1: TIMEOUT");
  }

  @Test
  void fails_the_waiting_invocation_when_the_init_takes_too_long() {
    var kernel = new Stage(lambda());
    kernel.arrives(0, "a");

    assertThat(kernel.tick(10_000))
        .containsExactly("stop i-1: INIT_TIMEOUT", "fail a: INIT_TIMEOUT");
  }

  @Test
  void fails_only_the_invocation_that_the_failed_start_was_for() {
    var kernel = new Stage(lambda());
    kernel.arrives(0, "a");
    kernel.arrives(0, "b");

    assertThat(kernel.initFails(100, "i-2"))
        .contains("fail b: INIT_FAILED")
        .doesNotContain("fail a: INIT_FAILED");
    assertThat(kernel.ready(200, "i-1")).containsExactly("a to i-1 until 3200, cold");
  }

  @Test
  void fails_what_runs_in_an_instance_whose_process_ends() {
    var kernel = withOneWarm(lambda());
    kernel.arrives(1000, "b");

    assertThat(kernel.gone(1100, "i-1")).containsExactly("fail b: CRASHED");
    assertThat(kernel.arrives(1200, "c")).first().asString().startsWith("start i-2");
  }

  @Test
  void throttles_when_no_instance_may_be_started_and_none_may_wait() {
    var kernel = withOneWarm(policy(1, 1, 0, TimeoutRule.ENDS_INSTANCE, PendingRule.UNLIMITED));
    kernel.arrives(1000, "b");

    assertThat(kernel.arrives(1001, "c")).containsExactly("refuse c: INSTANCES");
  }

  @Test
  void queues_up_to_the_limit_and_serves_the_queue_in_order() {
    var kernel = withOneWarm(policy(1, 1, 1, TimeoutRule.ENDS_INSTANCE, PendingRule.UNLIMITED));
    kernel.arrives(1000, "b");

    assertThat(kernel.arrives(1001, "c")).isEmpty();
    assertThat(kernel.arrives(1002, "d")).containsExactly("refuse d: INSTANCES");
    assertThat(kernel.finished(1003, "b")).contains("c to i-1 until 4003");
  }

  @Test
  void runs_several_invocations_in_one_instance_up_to_its_concurrency() {
    var kernel = withOneWarm(cloudRun(2));

    assertThat(kernel.arrives(1000, "b")).allMatch(it -> it.contains(" to i-1 ")).hasSize(1);
    assertThat(kernel.arrives(1000, "c")).allMatch(it -> it.contains(" to i-1 ")).hasSize(1);
    assertThat(kernel.arrives(1000, "d")).allMatch(it -> it.startsWith("start")).hasSize(1);
  }

  @Test
  void counts_the_cold_start_into_the_time_out_where_the_platform_does() {
    var kernel = new Stage(cloudRun(1));
    kernel.arrives(0, "a");

    assertThat(kernel.ready(2000, "i-1")).contains("a to i-1 until 3000, cold");
    assertThat(kernel.tick(3000))
        .contains("fail a: TIMEOUT")
        .noneMatch(it -> it.startsWith("stop"));
  }

  @Test
  void lets_a_request_wait_for_ten_seconds_or_three_and_a_half_starts() {
    var patient = Duration.ofMinutes(5);
    var pending = new PendingRule(Duration.ofSeconds(10), 3.5);
    var policy =
        new Policy(
            Instances.upTo(1),
            1,
            100,
            patient,
            Duration.ofMinutes(4),
            patient,
            TimeoutRule.ENDS_INVOCATION_FROM_ARRIVAL,
            pending);
    var kernel = new Stage(policy);
    kernel.arrives(0, "a");
    kernel.ready(4000, "i-1");
    kernel.arrives(5000, "b");

    assertThat(kernel.tick(18_999)).isEmpty();
    assertThat(kernel.tick(19_000)).contains("fail b: NO_INSTANCE");
  }

  @Test
  void ends_everything_at_shutdown() {
    var kernel = withOneWarm(lambda());
    kernel.arrives(1000, "b");
    kernel.arrives(1000, "c");

    assertThat(kernel.step(1001, new Input.Shutdown()))
        .containsExactlyInAnyOrder(
            "fail b: CRASHED", "fail c: NO_INSTANCE", "stop i-1: SHUTDOWN", "stop i-2: SHUTDOWN");
  }

  private static Stage withOneWarm(Policy policy) {
    var kernel = new Stage(policy);
    kernel.arrives(0, "a");
    kernel.ready(200, "i-1");
    kernel.finished(300, "a");
    return kernel;
  }

  private static Policy lambda() {
    return policy(1000, 1, 0, TimeoutRule.ENDS_INSTANCE, PendingRule.UNLIMITED);
  }

  private static Policy cloudRun(int concurrency) {
    return policy(
        100,
        concurrency,
        1000,
        TimeoutRule.ENDS_INVOCATION_FROM_ARRIVAL,
        new PendingRule(Duration.ofSeconds(10), 3.5));
  }

  private static Policy policy(
      int instances, int concurrency, int queue, TimeoutRule rule, PendingRule pending) {
    return new Policy(
        Instances.upTo(instances),
        concurrency,
        queue,
        Duration.ofMinutes(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(3),
        rule,
        pending);
  }

  /** A choice of one's own: the free instance with the lowest number. */
  private static final class FirstOfAll implements FreeInstances {

    private final TreeMap<Long, Slot> free = new TreeMap<>();

    @Override
    public void add(Slot instance) {
      free.put(instance.number(), instance);
    }

    @Override
    public void used(Slot instance) {
      assertThat(free).containsKey(instance.number());
    }

    @Override
    public void remove(Slot instance) {
      assertThat(free.remove(instance.number())).isNotNull();
    }

    @Override
    public @Nullable Slot choose() {
      return free.isEmpty() ? null : free.firstEntry().getValue();
    }
  }
}
