// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.platform.kernel.InstanceChoice;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Experiments on AWS Lambda, as SimFaaS publishes them (pacslab/simfaas, {@code examples/exp.csv}),
 * when Lambda kept an idle instance for ten minutes.
 */
final class LambdaDataTest {

  private static final int ARRIVALS = 60_000;

  /** To tell a thousandth of the cold starts from all of them takes fewer. */
  private static final int FEW_ARRIVALS = 20_000;

  private record Experiment(
      double rate, double warm, double cold, double instances, double coldShare) {

    Tally simulate(InstanceChoice choice, int arrivals) {
      return Model.of(rate, warm / 1000, 600)
          .withCold(cold / 1000)
          .withChoice(choice)
          .run(13, arrivals / rate);
    }
  }

  private static final List<Experiment> EXPERIMENTS =
      List.of(
          new Experiment(.001863, 1955.0, 2563.4, .6742, .342988),
          new Experiment(.002458, 1954.2, 2462.8, .8135, .210828),
          new Experiment(.003453, 1959.8, 2430.1, .9076, .110098),
          new Experiment(.005725, 1951.7, 2358.6, 1.0319, .038285),
          new Experiment(.016384, 1959.4, 2340.9, 1.2699, .019553),
          new Experiment(.100377, 1975.9, 2244.1, 2.8888, .005658),
          new Experiment(.301791, 1991.7, 2270.8, 4.4218, .002939),
          new Experiment(.499673, 2006.7, 2152.4, 5.6942, .001913),
          new Experiment(.697266, 2012.7, 2183.5, 6.9277, .001751));

  @Test
  void the_most_recently_used_instance_first_explains_what_lambda_does() {
    var simulated = simulate(InstanceChoice.MOST_RECENTLY_USED, ARRIVALS);

    assertThat(error(simulated, Experiment::instances, Tally::alive)).isLessThan(0.04);
    assertThat(error(simulated, Experiment::coldShare, Tally::coldShare)).isLessThan(0.14);
  }

  @Test
  void the_least_recently_used_instance_first_does_not_explain_it() {
    var simulated = simulate(InstanceChoice.LEAST_RECENTLY_USED, FEW_ARRIVALS);

    assertThat(error(simulated, Experiment::instances, Tally::alive)).isGreaterThan(0.1);
    assertThat(error(simulated, Experiment::coldShare, Tally::coldShare)).isGreaterThan(0.3);
  }

  private static Map<Experiment, Tally> simulate(InstanceChoice choice, int arrivals) {
    return EXPERIMENTS.stream()
        .collect(Collectors.toMap(it -> it, it -> it.simulate(choice, arrivals)));
  }

  /** The mean over the experiments of how far the simulation is off, as a share. */
  private static double error(
      Map<Experiment, Tally> simulated,
      ToDoubleFunction<Experiment> seen,
      ToDoubleFunction<Tally> figure) {
    return EXPERIMENTS.stream()
        .mapToDouble(it -> figure.applyAsDouble(simulated.get(it)) / seen.applyAsDouble(it) - 1)
        .map(Math::abs)
        .average()
        .orElseThrow();
  }
}
