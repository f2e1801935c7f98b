// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.platform.FailureKind;
import dev.sampan.platform.kernel.Command.Dispatch;
import dev.sampan.platform.kernel.Command.FailInvocation;
import dev.sampan.platform.kernel.Command.StartInstance;
import dev.sampan.platform.kernel.Command.StopInstance;
import dev.sampan.platform.kernel.Input.InstanceGone;
import dev.sampan.platform.kernel.Input.InstanceInitFailed;
import dev.sampan.platform.kernel.Input.InstanceReady;
import dev.sampan.platform.kernel.Input.InvocationAnswered;
import dev.sampan.platform.kernel.Input.InvocationArrived;
import dev.sampan.platform.kernel.Input.InvocationFinished;
import dev.sampan.platform.kernel.Input.Shutdown;
import dev.sampan.platform.kernel.Input.Tick;
import dev.sampan.platform.kernel.Policy.PendingRule;
import dev.sampan.platform.kernel.Policy.TimeoutRule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class KernelTest {

  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  @Test
  void starts_an_instance_for_the_first_invocation_and_dispatches_it_when_ready() {
    var kernel = Kernel.of(lambda());

    assertThat(at(kernel, 0, new InvocationArrived("a")))
        .containsExactly(new StartInstance("i-1", NOON.plusSeconds(10)));
    assertThat(at(kernel, 200, new InstanceReady("i-1")))
        .containsExactly(new Dispatch("a", "i-1", NOON.plusMillis(3200), true));
  }

  @Test
  void uses_a_warm_instance_again_and_says_that_it_is_warm() {
    var kernel = withOneWarm(lambda());

    assertThat(at(kernel, 1000, new InvocationArrived("b")))
        .containsExactly(new Dispatch("b", "i-1", NOON.plusMillis(4000), false));
  }

  @Test
  void starts_a_second_instance_when_the_first_is_busy() {
    var kernel = withOneWarm(lambda());
    at(kernel, 1000, new InvocationArrived("b"));

    assertThat(at(kernel, 1001, new InvocationArrived("c")))
        .containsExactly(new StartInstance("i-2", NOON.plusMillis(11001)));
  }

  @Test
  void waits_for_an_instance_that_has_answered_rather_than_start_another() {
    var kernel = withOneWarm(lambda());
    at(kernel, 1000, new InvocationArrived("b"));
    at(kernel, 1010, new InvocationAnswered("i-1", "b"));

    assertThat(at(kernel, 1011, new InvocationArrived("c"))).isEmpty();
    assertThat(at(kernel, 1012, new InvocationFinished("i-1", "b")))
        .containsExactly(new Dispatch("c", "i-1", NOON.plusMillis(4012), false));
  }

  @Test
  void starts_another_when_an_instance_that_answered_does_not_come_back() {
    var kernel = withOneWarm(lambda());
    at(kernel, 1000, new InvocationArrived("b"));
    at(kernel, 1010, new InvocationAnswered("i-1", "b"));
    at(kernel, 1011, new InvocationArrived("c"));

    assertThat(at(kernel, 2009, new Tick())).isEmpty();
    assertThat(at(kernel, 2010, new Tick())).first().isInstanceOf(StartInstance.class);
  }

  @Test
  void ends_an_idle_instance_after_its_keep_alive_and_not_before() {
    var kernel = withOneWarm(lambda());

    assertThat(at(kernel, 300_099, new Tick())).doesNotHaveAnyElementsOfTypes(StopInstance.class);
    assertThat(at(kernel, 300_300, new Tick()))
        .containsExactly(new StopInstance("i-1", StopReason.IDLE));
  }

  @Test
  void prefers_the_instance_used_last() {
    var kernel = withOneWarm(lambda());
    at(kernel, 1000, new InvocationArrived("b"));
    at(kernel, 1000, new InvocationArrived("c"));
    at(kernel, 1200, new InstanceReady("i-2"));
    at(kernel, 1300, new InvocationFinished("i-2", "c"));
    at(kernel, 1400, new InvocationFinished("i-1", "b"));

    assertThat(at(kernel, 2000, new InvocationArrived("d")))
        .containsExactly(new Dispatch("d", "i-1", NOON.plusMillis(5000), false));
  }

  @Test
  void asks_the_given_choice_among_free_instances() {
    var kernel = Kernel.of(lambda(), free -> free.get(0).instance());
    at(kernel, 0, new InvocationArrived("a"));
    at(kernel, 0, new InvocationArrived("b"));
    at(kernel, 10, new InstanceReady("i-1"));
    at(kernel, 20, new InstanceReady("i-2"));
    at(kernel, 30, new InvocationFinished("i-1", "a"));
    at(kernel, 40, new InvocationFinished("i-2", "b"));

    assertThat(at(kernel, 50, new InvocationArrived("c")))
        .containsExactly(new Dispatch("c", "i-1", NOON.plusMillis(3050), false));
  }

  @Test
  void kills_the_instance_when_an_invocation_takes_too_long() {
    var kernel = withOneWarm(lambda());
    at(kernel, 1000, new InvocationArrived("b"));

    assertThat(at(kernel, 4000, new Tick()))
        .containsExactly(
            new FailInvocation("b", FailureKind.TIMEOUT),
            new StopInstance("i-1", StopReason.TIMEOUT));
  }

  @Test
  void kills_an_instance_that_answered_but_never_asks_for_more() {
    var kernel = withOneWarm(lambda());
    at(kernel, 1000, new InvocationArrived("b"));
    at(kernel, 1010, new InvocationAnswered("i-1", "b"));

    assertThat(at(kernel, 4000, new Tick()))
        .containsExactly(new StopInstance("i-1", StopReason.TIMEOUT));
  }

  @Test
  void fails_the_waiting_invocation_when_the_init_takes_too_long() {
    var kernel = Kernel.of(lambda());
    at(kernel, 0, new InvocationArrived("a"));

    assertThat(at(kernel, 10_000, new Tick()))
        .containsExactly(
            new StopInstance("i-1", StopReason.INIT_TIMEOUT),
            new FailInvocation("a", FailureKind.INIT_TIMEOUT));
  }

  @Test
  void fails_only_the_invocation_that_the_failed_start_was_for() {
    var kernel = Kernel.of(lambda());
    at(kernel, 0, new InvocationArrived("a"));
    at(kernel, 0, new InvocationArrived("b"));

    assertThat(at(kernel, 100, new InstanceInitFailed("i-2")))
        .contains(new FailInvocation("b", FailureKind.INIT_FAILED))
        .doesNotContain(new FailInvocation("a", FailureKind.INIT_FAILED));
    assertThat(at(kernel, 200, new InstanceReady("i-1")))
        .containsExactly(new Dispatch("a", "i-1", NOON.plusMillis(3200), true));
  }

  @Test
  void fails_what_runs_in_an_instance_whose_process_ends() {
    var kernel = withOneWarm(lambda());
    at(kernel, 1000, new InvocationArrived("b"));

    assertThat(at(kernel, 1100, new InstanceGone("i-1")))
        .containsExactly(new FailInvocation("b", FailureKind.CRASHED));
    assertThat(at(kernel, 1200, new InvocationArrived("c")))
        .first()
        .isInstanceOf(StartInstance.class);
  }

  @Test
  void throttles_when_no_instance_may_be_started_and_none_may_wait() {
    var kernel = withOneWarm(policy(1, 1, 0, TimeoutRule.ENDS_INSTANCE, PendingRule.UNLIMITED));
    at(kernel, 1000, new InvocationArrived("b"));

    assertThat(at(kernel, 1001, new InvocationArrived("c")))
        .containsExactly(new FailInvocation("c", FailureKind.THROTTLED));
  }

  @Test
  void queues_up_to_the_limit_and_serves_the_queue_in_order() {
    var kernel = withOneWarm(policy(1, 1, 1, TimeoutRule.ENDS_INSTANCE, PendingRule.UNLIMITED));
    at(kernel, 1000, new InvocationArrived("b"));

    assertThat(at(kernel, 1001, new InvocationArrived("c"))).isEmpty();
    assertThat(at(kernel, 1002, new InvocationArrived("d")))
        .containsExactly(new FailInvocation("d", FailureKind.THROTTLED));
    assertThat(at(kernel, 1003, new InvocationFinished("i-1", "b")))
        .contains(new Dispatch("c", "i-1", NOON.plusMillis(4003), false));
  }

  @Test
  void runs_several_invocations_in_one_instance_up_to_its_concurrency() {
    var kernel = withOneWarm(cloudRun(2));

    assertThat(at(kernel, 1000, new InvocationArrived("b"))).hasOnlyElementsOfType(Dispatch.class);
    assertThat(at(kernel, 1000, new InvocationArrived("c"))).hasOnlyElementsOfType(Dispatch.class);
    assertThat(at(kernel, 1000, new InvocationArrived("d")))
        .hasOnlyElementsOfType(StartInstance.class);
  }

  @Test
  void counts_the_cold_start_into_the_time_out_where_the_platform_does() {
    var kernel = Kernel.of(cloudRun(1));
    at(kernel, 0, new InvocationArrived("a"));

    assertThat(at(kernel, 2000, new InstanceReady("i-1")))
        .contains(new Dispatch("a", "i-1", NOON.plusMillis(3000), true));
    assertThat(at(kernel, 3000, new Tick()))
        .contains(new FailInvocation("a", FailureKind.TIMEOUT))
        .doesNotHaveAnyElementsOfTypes(StopInstance.class);
  }

  @Test
  void lets_a_request_wait_for_ten_seconds_or_three_and_a_half_starts() {
    var patient = Duration.ofMinutes(5);
    var pending = new PendingRule(Duration.ofSeconds(10), 3.5);
    var policy =
        new Policy(
            1,
            1,
            100,
            patient,
            Duration.ofMinutes(4),
            patient,
            TimeoutRule.ENDS_INVOCATION_FROM_ARRIVAL,
            pending);
    var kernel = Kernel.of(policy);
    at(kernel, 0, new InvocationArrived("a"));
    at(kernel, 4000, new InstanceReady("i-1"));
    at(kernel, 5000, new InvocationArrived("b"));

    assertThat(at(kernel, 18_999, new Tick())).isEmpty();
    assertThat(at(kernel, 19_000, new Tick()))
        .contains(new FailInvocation("b", FailureKind.NO_INSTANCE));
  }

  @Test
  void ends_everything_at_shutdown() {
    var kernel = withOneWarm(lambda());
    at(kernel, 1000, new InvocationArrived("b"));
    at(kernel, 1000, new InvocationArrived("c"));

    assertThat(at(kernel, 1001, new Shutdown()))
        .containsExactlyInAnyOrder(
            new FailInvocation("b", FailureKind.CRASHED),
            new FailInvocation("c", FailureKind.NO_INSTANCE),
            new StopInstance("i-1", StopReason.SHUTDOWN),
            new StopInstance("i-2", StopReason.SHUTDOWN));
  }

  private static Kernel withOneWarm(Policy policy) {
    var kernel = Kernel.of(policy);
    at(kernel, 0, new InvocationArrived("a"));
    at(kernel, 200, new InstanceReady("i-1"));
    at(kernel, 300, new InvocationFinished("i-1", "a"));
    return kernel;
  }

  /** The commands of a step, without those that only ask to be woken. */
  private static List<Command> at(Kernel kernel, long millis, Input input) {
    return kernel.step(input, NOON.plusMillis(millis)).stream()
        .filter(it -> !(it instanceof Command.WakeAt))
        .toList();
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
        instances,
        concurrency,
        queue,
        Duration.ofMinutes(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(3),
        rule,
        pending);
  }
}
