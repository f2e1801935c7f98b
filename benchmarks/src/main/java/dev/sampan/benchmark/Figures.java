// SPDX-License-Identifier: Apache-2.0
package dev.sampan.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What was measured of an emulator, once.
 *
 * @param ready from the start of its process until its port is open, in milliseconds
 * @param first the first call, in milliseconds
 * @param one calls over one connection
 * @param many calls over sixteen
 * @param idle memory before the first call, in MiB
 * @param warm memory after calls over one connection, in MiB, with the instance
 */
record Figures(double ready, double first, Barrage one, Barrage many, double idle, double warm) {

  /**
   * One column.
   *
   * @param head what is above it
   * @param value less is better
   */
  record Column(String head, ToDoubleFunction<Figures> value) {

    /** The median of some rounds. */
    double of(List<Figures> rounds) {
      List<Double> values = new ArrayList<>();
      rounds.forEach(it -> values.add(value.applyAsDouble(it)));
      return Sample.of(values).median();
    }
  }

  static List<Column> columns() {
    return List.of(
        new Column("ready ms", Figures::ready),
        new Column("first ms", Figures::first),
        new Column("both ms", it -> it.ready() + it.first()),
        new Column("1: median", it -> quantile(it.one(), 0.5)),
        new Column("1: p99", it -> quantile(it.one(), 0.99)),
        new Column("16: median", it -> quantile(it.many(), 0.5)),
        new Column("16: p99", it -> quantile(it.many(), 0.99)),
        new Column(
            "16: us/call", it -> it.many().failures() > 0 ? Double.NaN : 1e6 / it.many().rate()),
        new Column("idle MiB", Figures::idle),
        new Column("warm MiB", Figures::warm));
  }

  /** Not a number if a call failed: what is quick to refuse is not quick. */
  private static double quantile(Barrage calls, double share) {
    return calls.failures() > 0 ? Double.NaN : calls.millis().quantile(share);
  }
}
