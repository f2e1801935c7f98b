// SPDX-License-Identifier: Apache-2.0
package dev.sampan.benchmark;

import java.io.PrintStream;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What was measured of one contestant.
 *
 * @param name the contestant's
 * @param cold from the start of a process to the first byte of its first reply, in milliseconds
 * @param processor the processor time of that, in milliseconds
 * @param warm its warm calls
 */
record Standing(String name, Sample cold, Sample processor, Warm warm) {

  static Standing of(String name, List<Run> starts, @Nullable Warm warm) {
    return new Standing(
        name,
        ColdStart.sample(starts, Run::firstReply),
        ColdStart.sample(starts, Run::processor),
        Objects.requireNonNull(warm, name));
  }

  /** Prints a table, with ratios to the first. */
  static void print(List<Standing> all, PrintStream out) {
    out.printf(
        "%-36s %8s %6s %7s %6s %8s %6s ",
        "", "cold ms", "ratio", "cpu ms", "ratio", "warm us", "ratio");
    out.printf("%8s %8s %8s %9s %6s%n", "p99 us", "calls/s", "cpu us", "peak MiB", "ratio");
    for (Standing each : all) {
      each.printLine(all.get(0), out);
    }
    out.println();
  }

  private void printLine(Standing floor, PrintStream out) {
    Sample micros = warm.micros();
    out.printf("%-36s", name);
    print(cold.median(), floor.cold.median(), " %8.1f", out);
    print(processor.median(), floor.processor.median(), " %7.0f", out);
    print(micros.median(), floor.warm.micros().median(), " %8.1f", out);
    out.printf(" %8.1f %8.0f %8.1f", micros.quantile(0.99), warm.rate(), warm.processorMicros());
    print(warm.peakMebibytes(), floor.warm.peakMebibytes(), " %9.1f", out);
    out.println();
  }

  private static void print(double value, double floor, String form, PrintStream out) {
    out.printf(form, value);
    out.printf(" %6.2f", value / floor);
  }
}
