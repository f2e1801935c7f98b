// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sampan.platform.Platform;
import dev.sampan.platform.kernel.Policy.Instances;
import dev.sampan.platform.profile.Profile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A kernel whose autoscaler aims at six of the ten invocations that an instance bears. */
final class AutoscalingTest {

  private static final Autoscaling SCALING =
      new Autoscaling(
          Autoscaler.Rules.of(10, 0.6, Duration.ofSeconds(60)),
          Duration.ofSeconds(6),
          Duration.ofSeconds(2));

  private static final long HOUR = Duration.ofHours(1).toNanos();

  private final Stage kernel = new Stage(policy(Instances.upTo(5).scaledBy(SCALING)));

  @Test
  void starts_none_ahead_while_the_load_is_below_the_target() {
    begin(kernel, 6);

    assertThat(ticks(kernel, 2, 300)).isEmpty();
  }

  @Test
  void starts_another_one_ahead_of_need_when_the_short_window_shows_twice_the_load() {
    begin(kernel, 7);

    assertThat(ticks(kernel, 2, 60)).containsExactly(Map.entry(6, "start i-2 until 16000"));
  }

  @Test
  void starts_another_one_when_the_long_window_is_above_the_target_though_there_is_no_burst() {
    var two = new Stage(policy(Instances.upTo(5).keeping(2).scaledBy(SCALING)));
    two.tick(0);
    two.ready(0, "i-1");
    two.ready(0, "i-2");
    for (var i = 0; i < 13; i++) {
      two.arrives(0, "a-" + i);
    }

    // Thirteen want a third one when they are more than twelve in the mean of a whole minute.
    assertThat(ticks(two, 1, 300)).containsExactly(Map.entry(56, "start i-3 until 66000"));
  }

  @Test
  void goes_only_up_for_a_whole_long_window_after_a_burst_and_then_lets_instances_grow_old() {
    begin(kernel, 7);
    ticks(kernel, 2, 6);
    for (var i = 0; i < 7; i++) {
      kernel.finished(7000, "a-" + i);
    }

    // Ten seconds idle are enough to end one, but not while the autoscaler wants it.
    assertThat(ticks(kernel, 8, 60)).isEmpty();
    assertThat(ticks(kernel, 61, 120).stream().map(Map.Entry::getValue))
        .containsExactlyInAnyOrder("stop i-1: IDLE", "stop i-2: IDLE");
  }

  @Test
  void starts_no_more_than_there_may_be() {
    var two = new Stage(policy(Instances.upTo(2).scaledBy(SCALING)));
    begin(two, 10);
    assertThat(two.arrives(1, "one-more")).containsExactly("start i-2 until 10001");
    two.ready(200, "i-2");
    for (var i = 0; i < 9; i++) {
      two.arrives(300, "b-" + i);
    }

    assertThat(ticks(two, 2, 120)).isEmpty();
  }

  @Test
  void starts_one_at_once_for_the_first_invocation_and_keeps_those_that_are_always_kept() {
    var keeping = new Stage(policy(Instances.upTo(5).keeping(1).scaledBy(SCALING)));
    assertThat(keeping.tick(0)).containsExactly("start i-1 until 10000");
    keeping.ready(100, "i-1");
    assertThat(keeping.arrives(200, "a")).containsExactly("a to i-1 until 259200200");
    keeping.finished(300, "a");

    assertThat(ticks(keeping, 2, 600)).isEmpty();
  }

  @Test
  void sleeps_when_there_was_no_load_for_the_long_window() {
    var bare = Kernel.of(policy(Instances.upTo(5).scaledBy(SCALING)));
    var ticket = new Stage.Named("a");
    var wakes = new TreeMap<Long, Boolean>();
    var commands = new ArrayList<>(bare.step(new Input.InvocationArrived(ticket), 0));
    var slot = ((Command.StartInstance) commands.get(0)).instance();
    bare.step(new Input.InstanceReady(slot), 1);
    commands.addAll(bare.step(new Input.InvocationFinished(ticket), 2));

    for (var at = wake(commands); at < HOUR && wakes.put(at, true) == null; at = wake(commands)) {
      commands.addAll(bare.step(new Input.Tick(), at));
    }

    assertThat(wakes.size()).isBetween(30, 40);
    assertThat(wakes.lastKey()).isLessThan(71_000_000_000L);
  }

  @Test
  void bears_that_nobody_looked_for_a_day() {
    begin(kernel, 7);

    assertThat(kernel.tick(86_400_000)).containsExactly("start i-2 until 86410000");
  }

  @Test
  void is_had_by_the_platforms_that_document_a_target() {
    assertThat(Autoscaling.of(Profile.of(Platform.LAMBDA), 32))
        .hasValueSatisfying(it -> assertThat(it.rules().target()).isEqualTo(16));
    assertThat(Autoscaling.of(Profile.of(Platform.SCF), 1)).isEmpty();
    assertThat(Autoscaling.of(Profile.of(Platform.CLOUDRUN), 80))
        .hasValueSatisfying(it -> assertThat(it.rules().target()).isEqualTo(48));
  }

  @Test
  void wants_windows_of_whole_ticks() {
    assertThatThrownBy(
            () -> new Autoscaling(SCALING.rules(), Duration.ofSeconds(5), SCALING.tick()))
        .hasMessage("panicWindow must be whole ticks of PT2S: PT5S");
  }

  /** One instance that is ready with so many invocations from the first moment on. */
  private static void begin(Stage kernel, int load) {
    kernel.arrives(0, "a-0");
    kernel.ready(0, "i-1");
    for (var i = 1; i < load; i++) {
      kernel.arrives(0, "a-" + i);
    }
  }

  /** What the kernel orders at which second; what it starts is ready at once. */
  private static List<Map.Entry<Integer, String>> ticks(Stage kernel, int from, int until) {
    var all = new ArrayList<Map.Entry<Integer, String>>();
    for (var second = from; second <= until; second++) {
      for (var command : kernel.tick(second * 1000L)) {
        all.add(Map.entry(second, command));
        if (command.startsWith("start ")) {
          kernel.ready(second * 1000L, command.split(" ", -1)[1]);
        }
      }
    }
    return all;
  }

  private static long wake(List<Command> commands) {
    var wakes = commands.stream().filter(Command.WakeAt.class::isInstance).toList();
    return wakes.isEmpty() ? Long.MAX_VALUE : ((Command.WakeAt) wakes.get(wakes.size() - 1)).at();
  }

  private static Policy policy(Instances instances) {
    return new Policy(
        instances,
        10,
        100,
        Duration.ofSeconds(10),
        Duration.ofSeconds(10),
        Duration.ofDays(3),
        Policy.TimeoutRule.ENDS_INSTANCE,
        Policy.PendingRule.UNLIMITED);
  }
}
