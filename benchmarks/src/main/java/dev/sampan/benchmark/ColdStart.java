// SPDX-License-Identifier: Apache-2.0
package dev.sampan.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Measures cold starts through Lambda's runtime interface: from the start of the process to the
 * first byte of its first reply, in a new JVM each time, contestants taking turns.
 */
public final class ColdStart {

  private static final int WARM_UPS = 2;

  private ColdStart() {}

  /**
   * Prints one table; the class path of this process is that of the contestants.
   *
   * @param arguments how many runs of each; 21 if there is none
   * @throws IOException if an instance does not answer as it must
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    int runs = arguments.length == 0 ? 21 : Integer.parseInt(arguments[0]);
    List<Contestant> contestants = Contestant.all(System.getProperty("java.class.path"));
    byte[] event = event();
    print(rounds(contestants, event, runs, List.of()), runs, event, System.out);
  }

  /** So many starts of each, after some that are not counted. */
  static Map<Contestant, List<Run>> rounds(
      List<Contestant> contestants, byte[] event, int runs, List<String> flags)
      throws IOException, InterruptedException {
    Map<Contestant, List<Run>> results = new LinkedHashMap<>();
    for (int round = -WARM_UPS; round < runs; round++) {
      for (Contestant contestant : contestants) {
        Run run = Run.of(contestant, event, flags);
        if (round >= 0) {
          results.computeIfAbsent(contestant, key -> new ArrayList<>()).add(run);
        }
      }
    }
    return results;
  }

  static byte[] event() throws IOException {
    try (InputStream in = ColdStart.class.getResourceAsStream("function-url.json")) {
      if (in == null) {
        throw new IOException("function-url.json is not on the class path");
      }
      return in.readAllBytes();
    }
  }

  private static void print(
      Map<Contestant, List<Run>> results, int runs, byte[] event, PrintStream out)
      throws IOException, InterruptedException {
    Machine.print(out, "median of " + runs);
    out.printf(
        "%-36s %8s %8s %7s %8s %7s %7s %8s%n",
        "", "poll ms", "reply ms", "ratio", "fastest", "ratio", "cpu ms", "classes");
    Sample floor = null;
    for (Map.Entry<Contestant, List<Run>> result : results.entrySet()) {
      Sample reply = sample(result.getValue(), Run::firstReply);
      floor = floor == null ? reply : floor;
      out.printf(
          "%-36s %8.1f %8.1f %7.2f %8.1f %7.2f %7.0f %8d%n",
          result.getKey().name(),
          sample(result.getValue(), Run::firstPoll).median(),
          reply.median(),
          reply.median() / floor.median(),
          reply.quantile(0),
          reply.quantile(0) / floor.quantile(0),
          sample(result.getValue(), Run::processor).median(),
          Run.classesOf(result.getKey(), event));
    }
  }

  static Sample sample(List<Run> runs, Function<Run, Double> figure) {
    return Sample.of(runs.stream().map(figure).toList());
  }
}
