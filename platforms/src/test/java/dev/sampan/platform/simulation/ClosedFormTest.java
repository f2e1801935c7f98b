// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.sampan.platform.kernel.InstanceChoice;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The kernel in virtual time against what theory says, as far as chance lets them agree. */
final class ClosedFormTest {

  private static final int RUNS = 12;
  private static final int ARRIVALS = 4_000;

  @ParameterizedTest(name = "rate {0}, service {1} s, keep-alive {2} s")
  @CsvSource({
    "0.9, 1.991, 600, 0.0013293066, 7.691934",
    "0.9, 2.016, 600, 0.0013350198, 7.736599",
    "10, 2.016, 10, 0.026987005, 28.473033",
    "10, 2.016, 600, 0.00028973423, 37.534986",
    "10, 2.016, 1800, 0.00008821779, 39.357815",
    "1, 1, 10, 0.077373827, 3.278075",
    "1, 1, 60, 0.011392616, 4.594982",
    "1, 1, 600, 0.00097421796, 6.030992",
    "0.1, 1, 600, 0.0040096057, 2.229739",
    "10, 0.1, 600, 0.000084968633, 7.284705",
    "0.0016666666667, 0.5, 600, 0.3684046, 0.633259"
  })
  void keeps_as_many_instances_as_theory_says(
      double rate, double service, double keepAlive, double cold, double alive) {
    var expected = ClosedForm.mostRecentlyUsed(rate, service, keepAlive);
    assertThat(expected.coldShare()).isCloseTo(cold, withinPercentage(0.0001));
    assertThat(expected.alive()).isCloseTo(alive, within(0.000001));

    // A rare event must be seen often enough for its mean to spread as a normal one does.
    var arrivals = Math.max(ARRIVALS, Math.min(60_000, 20 / cold));
    var runs =
        Model.of(rate, service, keepAlive).runs(RUNS, keepAlive + 20 * service, arrivals / rate);

    runs.check("cold", Tally::coldShare, expected.coldShare());
    runs.check("alive", Tally::alive, expected.alive());
    runs.check("busy", Tally::inFlight, rate * service);
  }

  @Test
  void starts_as_many_as_theory_says_after_a_beginning_with_some() {
    var runs = Model.of(0.9, 2.016, 600).furnished(1000, 300, 8, 3);

    runs.check("cold", Tally::cold, ClosedForm.startsWithin(300, 0.9, 2.016, 8, 3));
    runs.check("arrived", Tally::arrived, 270);
  }

  @Test
  void depends_on_the_load_and_on_the_keep_alive_in_services_only() {
    var slow = ClosedForm.mostRecentlyUsed(0.1, 1, 600);
    var fast = ClosedForm.mostRecentlyUsed(1, 0.1, 60);

    assertThat(slow.coldShare()).isCloseTo(fast.coldShare(), withinPercentage(1e-9));
    assertThat(Model.of(0.1, 1, 600).run(1, 1e5).cold())
        .isEqualTo(Model.of(1, 0.1, 60).run(1, 1e4).cold());
  }

  @ParameterizedTest(name = "constant service: rate {0}, service {1} s, keep-alive {2} s")
  @CsvSource({
    "0.9, 1.991, 600, 0.00129412, 7.7307",
    "1, 1, 10, 0.0772127, 3.36405",
    "1, 1, 60, 0.0110599, 4.65384"
  })
  void keeps_as_many_as_an_independent_simulation_of_constant_service(
      double rate, double service, double keepAlive, double cold, double alive) {
    var runs =
        Model.of(rate, service, keepAlive)
            .withService(Times.constant(Model.seconds(service)))
            .runs(RUNS, keepAlive + 20 * service, ARRIVALS / rate);

    runs.check("cold", Tally::coldShare, cold);
    runs.check("alive", Tally::alive, alive);
  }

  @ParameterizedTest(name = "mean gap {0} s, keep-alive {1} s")
  @CsvSource({
    "300, 300",
    "300, 600",
    "600, 300",
    "600, 600",
    "600, 1200",
    "1800, 600",
    "28800, 600"
  })
  void trades_cold_starts_for_idle_instances_one_to_one_where_service_takes_no_time(
      double gap, double keepAlive) {
    var runs =
        Model.of(1 / gap, 1, keepAlive)
            .withService(Times.constant(Duration.ZERO))
            .runs(24, keepAlive, 1000 * gap);

    runs.check("cold", Tally::coldShare, Math.exp(-keepAlive / gap));
    runs.check("idle", it -> it.alive() - (1 - it.coldShare()), 0);
  }

  @ParameterizedTest(name = "{0} instances, load {1}")
  @CsvSource({"3, 2, 0.21052632", "5, 5, 0.28486782", "60, 50, 0.02166847", "100, 100, 0.07570045"})
  void refuses_as_many_as_erlang_says_whatever_the_service_looks_like(
      int instances, double load, double lost) {
    assertThat(ClosedForm.erlangB(instances, load)).isCloseTo(lost, within(1e-8));
    var model = Model.of(load, 1, 1).withInstances(instances, 0);

    for (var service :
        new Times[] {
          Times.exponential(Model.seconds(1)),
          Times.constant(Model.seconds(1)),
          Times.logNormal(Model.seconds(1), 1)
        }) {
      model
          .withService(service)
          .runs(RUNS, 50, ARRIVALS / load)
          .check("refused", Tally::refusedShare, lost);
    }
  }

  @ParameterizedTest(name = "{0} instances, load {1}")
  @CsvSource({"10, 8, 0.40918015", "1, 0.9, 0.9", "3, 2, 0.44444444"})
  void makes_others_wait_for_as_long_as_erlang_says(int instances, double load, double waits) {
    assertThat(ClosedForm.erlangC(instances, load)).isCloseTo(waits, within(1e-8));
    var wait = waits / (instances - load);

    var runs =
        Model.of(load, 1, 1)
            .withInstances(instances, 1_000_000)
            .runs(RUNS, 500, 2 * ARRIVALS / load);

    runs.check("wait", Tally::meanWait, wait);
    runs.check("waiting", Tally::waiting, load * wait);
  }

  @ParameterizedTest(name = "rate {0}, keep-alive {1} s")
  @CsvSource({
    "1, 10, 0.0774, 3.278, 0.0368, 3.780, 0.01025, 4.740",
    "0.1, 60, 0.05707, 1.4231, 0.03338, 1.7193, 0.01645, 1.9998"
  })
  void separates_the_choices_of_an_instance(
      double rate,
      double keepAlive,
      double recentCold,
      double recentAlive,
      double randomCold,
      double randomAlive,
      double leastCold,
      double leastAlive) {
    var model = Model.of(rate, 1, keepAlive);

    check(model, InstanceChoice.MOST_RECENTLY_USED, recentCold, recentAlive);
    check(model, InstanceChoice.random(7), randomCold, randomAlive);
    check(model, InstanceChoice.LEAST_RECENTLY_USED, leastCold, leastAlive);
  }

  private static void check(Model model, InstanceChoice choice, double cold, double alive) {
    var tally = model.withChoice(choice).run(11, 150_000 / model.rate());

    assertThat(tally.coldShare()).isCloseTo(cold, withinPercentage(6));
    assertThat(tally.alive()).isCloseTo(alive, withinPercentage(1));
  }
}
