// SPDX-License-Identifier: Apache-2.0
package dev.sampan.benchmark;

import java.util.List;

/** Measured values of one thing, in ascending order. */
record Sample(List<Double> sorted) {

  static Sample of(List<Double> values) {
    return new Sample(values.stream().sorted().toList());
  }

  double median() {
    return (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2;
  }

  /** The value below which this share of the others lies: 0 is the least, 1 the greatest. */
  double quantile(double share) {
    return sorted.get((int) Math.round(share * (sorted.size() - 1)));
  }
}
