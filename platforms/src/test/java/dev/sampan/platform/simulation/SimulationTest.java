// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.sampan.platform.kernel.InstanceChoice;
import dev.sampan.platform.kernel.Kernel;
import dev.sampan.platform.kernel.Policy;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds in every history, and what chance has no part in. */
final class SimulationTest {

  @ParameterizedTest(name = "every {0} s, {1} s each, kept for {2} s")
  @CsvSource({
    "900, 0, 600, 96, 600",
    "900, 0, 1200, 1, 900",
    "900, 301, 600, 1, 599",
    "900, 300, 600, 96, 600"
  })
  void keeps_or_loses_the_instance_of_a_schedule(
      long period, long service, long keepAlive, long cold, double idlePerRun) {
    var workload =
        new Workload(
            Times.constant(Duration.ofSeconds(period)),
            Times.constant(Duration.ZERO),
            Times.constant(Duration.ofSeconds(service)),
            Times.constant(Duration.ofSeconds(service)));
    var simulation = Simulation.of(Kernel.of(policy(keepAlive)), workload, 1, Watcher.NONE);

    simulation.advance(Duration.ofSeconds(96 * period + service));

    var tally = simulation.tally();
    assertThat(tally.arrived()).isEqualTo(96);
    assertThat(tally.cold()).isEqualTo(cold);
    var idle = (tally.aliveNanos() - tally.inFlightNanos()) / 1e9;
    assertThat(idle).isEqualTo(95 * idlePerRun);
  }

  @ParameterizedTest(name = "{0} ns after the end of the keep-alive")
  @CsvSource({"-1, 1", "0, 2"})
  void finds_an_instance_until_the_very_end_of_its_keep_alive(long late, long cold) {
    var second = Duration.ofSeconds(1).toNanos();
    var gaps = new long[] {0, 4 * second + late, Long.MAX_VALUE / 2};
    var turn = new int[1];
    var workload =
        new Workload(
            random -> gaps[turn[0]++],
            Times.constant(Duration.ofSeconds(1)),
            Times.constant(Duration.ofSeconds(2)),
            Times.constant(Duration.ofSeconds(1)));
    var simulation = Simulation.of(Kernel.of(policy(1)), workload, 1, Watcher.NONE);

    simulation.advance(Duration.ofSeconds(60));

    assertThat(simulation.tally().cold()).isEqualTo(cold);
    assertThat(simulation.tally().done()).isEqualTo(2);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void loses_and_invents_no_invocation(long seed) {
    var simulation = crowded().start(seed);
    simulation.advance(Duration.ofMinutes(30));

    var tally = simulation.tally();
    assertThat(tally.arrived())
        .isEqualTo(tally.done() + tally.refused() + tally.failed() + simulation.unfinished());
    assertThat(tally.refused()).isPositive();
    assertThat(tally.failed()).isPositive();
    assertThat(tally.started() - tally.ended()).isBetween(0L, 5L);
  }

  @Test
  void has_as_many_in_the_queue_as_come_in_the_time_that_one_waits() {
    var tally = Model.of(8, 1, 1).withInstances(10, 1_000_000).run(21, 50_000);

    var rate = tally.dispatched() / (tally.nanos() / 1e9);
    assertThat(tally.waiting()).isCloseTo(rate * tally.meanWait(), withinPercentage(0.01));
    assertThat(tally.inFlight()).isCloseTo(rate, withinPercentage(1));
  }

  @Test
  void tells_the_same_history_for_the_same_seed_and_another_one_for_another() {
    assertThat(history(1)).isEqualTo(history(1));
    assertThat(history(1)).isNotEqualTo(history(2));
  }

  @Test
  void tells_the_same_history_at_the_times_of_the_calendar_as_from_zero() {
    var start = Kernel.nanos(Instant.parse("2026-11-23T12:00:00Z"));
    var virtual = new Diary(0);
    var live = new Replay(Kernel.of(crowded().policy()), start, new Diary(start));
    crowded()
        .start(
            5,
            (now, fact, commands) -> {
              virtual.saw(now, fact, commands);
              live.saw(now, fact, commands);
            })
        .advance(Duration.ofMinutes(5));

    assertThat(live.hash()).isEqualTo(virtual.hash());
    assertThat(virtual.steps()).isGreaterThan(5000);
  }

  @Test
  void goes_on_from_where_it_stopped() {
    var inOne = Model.of(1, 1, 10).start(3);
    inOne.advance(Duration.ofHours(1));
    var inTwo = Model.of(1, 1, 10).start(3);
    inTwo.advance(Duration.ofMinutes(17));
    inTwo.advance(Duration.ofMinutes(43));

    assertThat(inTwo.tally().arrived()).isEqualTo(inOne.tally().arrived());
    assertThat(inTwo.tally().cold()).isEqualTo(inOne.tally().cold());
    assertThat(inTwo.tally().alive()).isCloseTo(inOne.tally().alive(), withinPercentage(1e-9));
  }

  private static String history(long seed) {
    var diary = new Diary(0);
    crowded().start(seed, diary).advance(Duration.ofMinutes(5));
    return diary.hash();
  }

  /** A function with too few instances, a short queue and a time-out that some do not keep. */
  private static Model crowded() {
    var policy =
        new Policy(
            Policy.Instances.upTo(5),
            2,
            4,
            Duration.ofSeconds(3),
            Duration.ofSeconds(10),
            Duration.ofSeconds(2),
            Policy.TimeoutRule.ENDS_INSTANCE,
            new Policy.PendingRule(Duration.ofMillis(300), 1));
    return new Model(
        15,
        policy,
        InstanceChoice.MOST_RECENTLY_USED,
        Times.exponential(Duration.ofMillis(700)),
        Times.exponential(Duration.ofMillis(600)));
  }

  private static Policy policy(long keepAlive) {
    return Model.of(1, 1, (double) keepAlive).policy();
  }
}
