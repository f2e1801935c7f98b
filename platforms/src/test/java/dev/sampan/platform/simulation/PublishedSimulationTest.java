// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.sampan.platform.kernel.Command;
import dev.sampan.platform.kernel.Input;
import dev.sampan.platform.kernel.InstanceChoice;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The outputs that SimFaaS publishes (pacslab/simfaas, its README and notebooks 02, 03 and 08): an
 * empty start, one run each, the newest idle instance first. The spreads are those of single runs.
 */
final class PublishedSimulationTest {

  @ParameterizedTest(name = "rate {0}, keep-alive {3} s, {4} s")
  @CsvSource({
    "0.9, 2.016, 2.163, 600, 100000, 0.0013105, 30, 7.6799, 3, 1.8149",
    "10, 2.016, 2.163, 10, 30000, 0.023818, 2, 28.6548, 1, 20.1354",
    "10, 2.016, 2.163, 600, 100000, 0.000338, 17, 37.6604, 2, 20.1123",
    "10, 2.016, 2.163, 1800, 100000, 0.000137, 27, 39.5572, 2.5, 20.1691"
  })
  void comes_to_the_published_outputs(
      double rate,
      double warm,
      double cold,
      double keepAlive,
      double horizon,
      double coldShare,
      double coldSpread,
      double alive,
      double aliveSpread,
      double running) {
    var model = Model.of(rate, warm, keepAlive).withCold(cold).withChoice(InstanceChoice.NEWEST);

    var tally = model.run(42, horizon);

    assertThat(tally.coldShare()).isCloseTo(coldShare, withinPercentage(coldSpread));
    assertThat(tally.alive()).isCloseTo(alive, withinPercentage(aliveSpread));
    assertThat(tally.inFlight()).isCloseTo(running, withinPercentage(1));
  }

  @Test
  void refuses_the_published_share_of_twice_the_load_that_a_thousand_instances_bear() {
    var model =
        Model.of(1000, 2.016, 600)
            .withInstances(1000, 0)
            .withCold(2.163)
            .withChoice(InstanceChoice.NEWEST);

    var tally = model.run(42, 1000);

    assertThat(tally.cold()).isEqualTo(1000);
    assertThat(tally.refusedShare()).isCloseTo(0.5039, within(0.002));
    assertThat(tally.alive()).isCloseTo(999.40, within(0.2));
    assertThat(tally.inFlight()).isCloseTo(998.43, within(0.3));
  }

  @Test
  void has_as_many_instances_as_published_for_the_published_shares_of_the_time() {
    var shares = new Shares();
    var model = Model.of(0.9, 1.991, 600).withCold(2.244).withChoice(InstanceChoice.NEWEST);
    var simulation = model.start(7, shares);
    simulation.advance(Model.seconds(1e6));

    assertThat(simulation.tally().coldShare()).isBetween(0.00122, 0.00145);
    assertThat(simulation.tally().alive()).isCloseTo(7.676, withinPercentage(1));
    assertThat(simulation.tally().inFlight()).isCloseTo(1.7925, withinPercentage(1));

    var published =
        Map.of(6, 0.051959, 7, 0.404077, 8, 0.387639, 9, 0.119743, 10, 0.030551, 11, 0.005409);
    published.forEach(
        (instances, share) ->
            assertThat(shares.of(instances)).as("%d", instances).isCloseTo(share, within(0.025)));
    assertThat(shares.of(6) + shares.of(7) + shares.of(8)).isCloseTo(0.8437, within(0.02));
  }

  /** Notebook 05: three of eight instances busy at first; the idle ones end with the history. */
  @Test
  void has_the_published_mean_of_cold_starts_after_a_beginning_with_instances() {
    var model = Model.of(0.9, 2.016, 600).withCold(2.163).withChoice(InstanceChoice.NEWEST);

    var runs = model.furnished(1000, 300, 8, 3);

    // Published are the means of 10,000 runs and of 1,000, which err by chance as these do.
    var error = runs.error(Tally::coldShare);
    assertThat(runs.mean(Tally::coldShare))
        .isCloseTo(0.00043766, within(3 * error * Math.sqrt(1.1)))
        .isCloseTo(0.00041845, within(3 * error * Math.sqrt(2)));
  }

  @Test
  void lets_an_instance_live_longer_where_the_newest_goes_first_though_as_many_are_cold() {
    var model = Model.of(0.9, 1.991, 600).withCold(2.244);

    var newest = model.withChoice(InstanceChoice.NEWEST).run(3, 3e5);
    var oldest = model.withChoice(InstanceChoice.OLDEST).run(3, 3e5);

    assertThat(newest.meanLife()).isCloseTo(6425.8, withinPercentage(15));
    assertThat(oldest.meanLife()).isLessThan(newest.meanLife() / 2);
    assertThat(oldest.coldShare()).isCloseTo(newest.coldShare(), withinPercentage(12));
  }

  @Test
  void keeps_nearly_every_instance_where_the_least_recently_used_or_a_random_one_goes_first() {
    var model = Model.of(0.9, 1.991, 600).withCold(2.244);

    var least = model.withChoice(InstanceChoice.LEAST_RECENTLY_USED).run(5, 2e5);
    var random = model.withChoice(InstanceChoice.random(5)).run(5, 2e5);

    assertThat(least.cold()).isLessThan(20);
    assertThat(least.alive()).isGreaterThan(10);
    assertThat(random.cold()).isLessThan(20);
    assertThat(random.alive()).isGreaterThan(10);
  }

  /** For how long there are how many instances. */
  private static final class Shares implements Watcher {

    private final Map<Integer, Double> nanos = new TreeMap<>();
    private int alive;
    private long since;

    @Override
    public void saw(long now, Input fact, List<Command> commands) {
      for (var command : commands) {
        if (command instanceof Command.StartInstance) {
          change(now, 1);
        } else if (command instanceof Command.StopInstance) {
          change(now, -1);
        }
      }
    }

    private void change(long now, int by) {
      nanos.merge(alive, (double) (now - since), Double::sum);
      since = now;
      alive += by;
    }

    double of(int instances) {
      var all = nanos.values().stream().mapToDouble(it -> it).sum();
      return nanos.getOrDefault(instances, 0.0) / all;
    }
  }
}
