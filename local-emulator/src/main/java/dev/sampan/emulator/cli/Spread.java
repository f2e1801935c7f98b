// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.stream.DoubleStream;

/** How some numbers are spread; percentiles are the smallest number that so many do not exceed. */
record Spread(double min, double median, double p90, double p99, double max, double mean) {

  static Spread of(DoubleStream numbers) {
    double[] sorted = numbers.sorted().toArray();
    if (sorted.length == 0) {
      return new Spread(0, 0, 0, 0, 0, 0);
    }
    return new Spread(
        sorted[0],
        at(sorted, 0.50),
        at(sorted, 0.90),
        at(sorted, 0.99),
        sorted[sorted.length - 1],
        Arrays.stream(sorted).average().orElse(0));
  }

  private static double at(double[] sorted, double share) {
    return sorted[(int) Math.ceil(share * sorted.length) - 1];
  }

  void write(ObjectNode to) {
    to.put("min", min).put("median", median).put("p90", p90);
    to.put("p99", p99).put("max", max).put("mean", mean);
  }
}
