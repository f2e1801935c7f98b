// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** Histories that differ in their seed only. */
record Runs(List<Tally> tallies) {

  double mean(ToDoubleFunction<Tally> figure) {
    return tallies.stream().mapToDouble(figure).average().orElseThrow();
  }

  /** How far the mean of these runs may be off by chance: one standard deviation. */
  double error(ToDoubleFunction<Tally> figure) {
    var mean = mean(figure);
    var squares =
        tallies.stream().mapToDouble(it -> Math.pow(figure.applyAsDouble(it) - mean, 2)).sum();
    return Math.sqrt(squares / (tallies.size() - 1) / tallies.size());
  }

  /** The figure is the expected one, as far as chance lets it be: within three deviations. */
  void check(String name, ToDoubleFunction<Tally> figure, double expected) {
    assertThat(mean(figure)).as(name).isCloseTo(expected, within(3 * error(figure)));
  }
}
