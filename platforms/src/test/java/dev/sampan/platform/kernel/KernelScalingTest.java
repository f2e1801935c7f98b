// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sampan.platform.Platform;
import dev.sampan.platform.kernel.Policy.Instances;
import dev.sampan.platform.kernel.Policy.StartRate;
import dev.sampan.platform.profile.Limit;
import dev.sampan.platform.profile.Profile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Instances that are kept, limited, shared and wanted. */
final class KernelScalingTest {

  @Test
  void refuses_everything_where_no_instance_may_be() {
    var kernel = new Stage(policy(Instances.upTo(0), 0));

    assertThat(kernel.arrives(0, "a")).containsExactly("refuse a: INSTANCES");
  }

  @Test
  void starts_the_kept_instances_at_once_and_their_first_invocation_is_warm() {
    var kernel = new Stage(policy(Instances.upTo(5).keeping(2), 0));

    assertThat(kernel.tick(0)).containsExactly("start i-1 until 10000", "start i-2 until 10000");
    kernel.ready(500, "i-1");
    assertThat(kernel.arrives(1000, "a")).containsExactly("a to i-1 until 4000");
  }

  @Test
  void never_ends_a_kept_instance_for_being_idle() {
    var kernel = keepingOne(5);

    assertThat(kernel.tick(3_600_000)).isEmpty();
    assertThat(kernel.arrives(3_600_000, "a")).containsExactly("a to i-1 until 3603000");
  }

  @Test
  void prefers_a_kept_instance_and_lets_the_others_grow_old() {
    var kernel = keepingOne(5);
    kernel.arrives(1000, "a");
    assertThat(kernel.arrives(1000, "b")).containsExactly("start i-2 until 11000");
    assertThat(kernel.ready(1200, "i-2")).containsExactly("b to i-2 until 4200, cold");
    kernel.finished(1300, "a");
    kernel.finished(1400, "b");

    assertThat(kernel.arrives(1500, "c")).containsExactly("c to i-1 until 4500");
    kernel.finished(1600, "c");
    assertThat(kernel.tick(301_400)).containsExactly("stop i-2: IDLE");
  }

  @Test
  void starts_what_other_bounds_keep_and_ends_what_they_do_not_let_be() {
    var kernel = new Stage(policy(Instances.upTo(5), 0));

    assertThat(kernel.step(0, new Input.BoundsChanged(2, 5)))
        .containsExactly("start i-1 until 10000", "start i-2 until 10000");
    kernel.ready(500, "i-1");
    kernel.ready(500, "i-2");
    kernel.arrives(600, "a");

    assertThat(kernel.step(700, new Input.BoundsChanged(0, 0)))
        .hasSize(1)
        .first()
        .asString()
        .startsWith("stop i-");
    assertThat(kernel.arrives(800, "b")).containsExactly("refuse b: INSTANCES");
    assertThat(kernel.finished(900, "a")).hasSize(1).first().asString().startsWith("stop i-");
    assertThat(kernel.step(1000, new Input.BoundsChanged(0, 5))).isEmpty();
    assertThat(kernel.arrives(1000, "c")).containsExactly("start i-3 until 11000");
  }

  @Test
  void replaces_a_kept_instance_that_ends() {
    var kernel = keepingOne(5);

    assertThat(kernel.gone(2000, "i-1")).containsExactly("start i-2 until 12000");
  }

  @Test
  void waits_longer_and_longer_before_it_tries_again_what_fails_to_start() {
    var kernel = new Stage(policy(Instances.upTo(5).keeping(1), 0));
    kernel.tick(0);

    assertThat(kernel.initFails(100, "i-1")).containsExactly("stop i-1: INIT_FAILED");
    assertThat(kernel.tick(1099)).isEmpty();
    assertThat(kernel.tick(1100)).containsExactly("start i-2 until 11100");
    kernel.initFails(2000, "i-2");
    assertThat(kernel.tick(3999)).isEmpty();
    assertThat(kernel.tick(4000)).containsExactly("start i-3 until 14000");
  }

  @Test
  void keeps_nothing_once_it_was_shut_down() {
    var kernel = keepingOne(5);

    assertThat(kernel.step(1000, new Input.Shutdown())).containsExactly("stop i-1: SHUTDOWN");
    assertThat(kernel.tick(100_000)).isEmpty();
  }

  @Test
  void lambda_starts_a_thousand_more_every_ten_seconds() {
    var lambda = Profile.of(Platform.LAMBDA);
    var rate =
        new StartRate(
            lambda.get(Limit.START_RATE).intValue(), lambda.get(Limit.START_SPAN).duration());
    var kernel = new Stage(policy(Instances.upTo(5000).startedAt(rate), 0));

    assertThat(burst(kernel, 0, 1500)).containsExactly(1000L, 500L);
    assertThat(burst(kernel, 5_000, 1500)).containsExactly(500L, 1000L);
    assertThat(burst(kernel, 15_000, 1500)).containsExactly(1000L, 500L);
  }

  /** How many of so many that come at once have an instance started, and how many are refused. */
  private static List<Long> burst(Stage kernel, long millis, int arrivals) {
    var said = new ArrayList<String>();
    for (var i = 0; i < arrivals; i++) {
      said.addAll(kernel.arrives(millis, millis + "-" + i));
    }
    return List.of(
        said.stream().filter(it -> it.startsWith("start ")).count(),
        said.stream().filter(it -> it.endsWith(": START_RATE")).count());
  }

  @Test
  void refuses_what_would_need_instances_faster_than_they_may_start() {
    var rate = new StartRate(2, Duration.ofSeconds(10));
    var kernel = new Stage(policy(Instances.upTo(100).startedAt(rate), 0));
    kernel.arrives(0, "a");
    kernel.arrives(0, "b");

    assertThat(kernel.arrives(0, "c")).containsExactly("refuse c: START_RATE");
    assertThat(kernel.arrives(4_999, "d")).containsExactly("refuse d: START_RATE");
    assertThat(kernel.arrives(5_001, "e")).containsExactly("start i-3 until 15001");
  }

  @Test
  void starts_for_those_that_may_wait_as_soon_as_the_rate_lets_it() {
    var rate = new StartRate(1, Duration.ofSeconds(10));
    var kernel = new Stage(policy(Instances.upTo(100).startedAt(rate), 1));
    kernel.arrives(0, "a");

    assertThat(kernel.arrives(0, "b")).isEmpty();
    kernel.ready(100, "i-1");
    assertThat(kernel.tick(9_999)).noneMatch(it -> it.startsWith("start"));
    assertThat(kernel.tick(10_001)).contains("start i-2 until 20001");
  }

  @Test
  void shares_a_quota_of_busy_instances_with_other_functions() {
    var quota = Quota.of(1);
    var one = new Stage(kernel(quota));
    var other = new Stage(kernel(quota));
    one.arrives(0, "a");

    assertThat(other.arrives(10, "x")).containsExactly("refuse x: QUOTA");
    one.ready(100, "i-1");
    one.finished(200, "a");
    assertThat(other.arrives(210, "y")).containsExactly("start i-1 until 10210");
    assertThat(one.arrives(220, "b")).containsExactly("refuse b: QUOTA");
  }

  @Test
  void reserves_a_part_of_a_quota_but_not_all_of_it() {
    var account = Quota.of(1000);

    var reserved = account.reserve(900, 100);

    assertThat(reserved.free()).isEqualTo(900);
    assertThat(account.free()).isEqualTo(100);
    assertThat(account.take(101)).isFalse();
    assertThatThrownBy(() -> account.reserve(1, 100))
        .hasMessage("cannot reserve 1 of 100: 100 must remain");
  }

  @Test
  void starts_ahead_what_an_autoscaler_wants_and_ends_it_when_it_is_wanted_no_more() {
    var kernel = new Stage(policy(Instances.upTo(5), 0));

    assertThat(kernel.step(0, new Input.ScaleTo(2)))
        .containsExactly("start i-1 until 10000", "start i-2 until 10000");
    kernel.ready(100, "i-1");
    kernel.ready(100, "i-2");
    assertThat(kernel.arrives(200, "a").get(0)).doesNotContain("cold");
    kernel.finished(300, "a");
    assertThat(kernel.tick(700_000)).isEmpty();
    kernel.step(700_000, new Input.ScaleTo(0));
    assertThat(kernel.tick(1_000_300)).hasSize(2).allMatch(it -> it.endsWith(": IDLE"));
  }

  @Test
  void refuses_a_policy_that_cannot_be() {
    assertThatThrownBy(() -> Instances.upTo(1).keeping(2)).hasMessage("most must be 2 or more: 1");
    assertThatThrownBy(() -> new StartRate(1, Duration.ZERO))
        .hasMessage("span must be longer than nothing: PT0S");
  }

  private static Stage keepingOne(int most) {
    var kernel = new Stage(policy(Instances.upTo(most).keeping(1), 0));
    kernel.tick(0);
    kernel.ready(500, "i-1");
    return kernel;
  }

  private static Kernel kernel(Quota quota) {
    var policy = policy(Instances.upTo(10), 0);
    return Kernel.of(policy, InstanceChoice.MOST_RECENTLY_USED, quota);
  }

  private static Policy policy(Instances instances, int queue) {
    return new Policy(
        instances,
        1,
        queue,
        Duration.ofMinutes(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(3),
        Policy.TimeoutRule.ENDS_INSTANCE,
        Policy.PendingRule.UNLIMITED);
  }
}
