// SPDX-License-Identifier: Apache-2.0
package dev.sampan.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures how long {@code sampan run} takes until it says that it is ready: from the start of the
 * process, a new one each time, ways to start it taking turns.
 */
public final class EmulatorStart {

  private static final int WARM_UPS = 2;
  private static final List<String> RUN =
      List.of("run", "examples/orders", "--gateway-port", "0", "--control-port", "0");

  private EmulatorStart() {}

  /**
   * Prints one table; the current directory is the checkout.
   *
   * @param arguments how many starts of each; 15 if there is none
   * @throws IOException if the command does not get ready
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    int runs = arguments.length == 0 ? 15 : Integer.parseInt(arguments[0]);
    Map<String, List<String>> ways = ways();
    Map<String, List<Double>> results = new LinkedHashMap<>();
    for (int round = -WARM_UPS; round < runs; round++) {
      for (Map.Entry<String, List<String>> way : ways.entrySet()) {
        double millis = millisToReady(way.getValue());
        if (round >= 0) {
          results.computeIfAbsent(way.getKey(), key -> new ArrayList<>()).add(millis);
        }
      }
    }
    print(results, runs, System.out);
  }

  private static Map<String, List<String>> ways() throws IOException {
    Path copies = Path.of(".sampan/command").toAbsolutePath();
    Path copy = copies.resolve(Files.readString(copies.resolve("latest")).strip());
    String archive = "-XX:SharedArchiveFile=" + copy.resolve("sampan.jsa");
    Map<String, List<String>> ways = new LinkedHashMap<>();
    ways.put("./sampan run", with(List.of(Path.of("sampan").toAbsolutePath().toString()), RUN));
    ways.put("its java, with the archive", with(java(copy, archive), RUN));
    ways.put("its java, without the archive", with(java(copy, "-Xshare:auto"), RUN));
    return ways;
  }

  /** As the launcher starts it, from its copy of what was built. */
  private static List<String> java(Path copy, String sharing) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        sharing,
        "-Xlog:cds=off",
        "-Xlog:cds+dynamic=off",
        "-XX:+UseSerialGC",
        "-Xms40m",
        "-Xmn16m",
        "-XX:TieredStopAtLevel=1",
        "-Dsampan.home=" + Path.of("").toAbsolutePath(),
        "-Dsampan.dist=" + copy,
        "-cp",
        copy.resolve("lib") + "/*",
        "dev.sampan.emulator.cli.Main");
  }

  private static List<String> with(List<String> command, List<String> arguments) {
    List<String> all = new ArrayList<>(command);
    all.addAll(arguments);
    return all;
  }

  private static double millisToReady(List<String> command)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      StringBuilder said = new StringBuilder();
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        if (line.contains("ready in ")) {
          return (System.nanoTime() - start) / 1e6;
        }
        said.append(line).append('\n');
      }
      throw new IOException("it never got ready, but said: " + said);
    } finally {
      process.destroy();
      process.waitFor();
    }
  }

  private static void print(Map<String, List<Double>> results, int runs, PrintStream out) {
    Machine.print(out, "median of " + runs);
    out.printf("%-32s %10s %10s %10s%n", "", "ready ms", "fastest", "slowest");
    results.forEach(
        (way, millis) -> {
          Sample sample = Sample.of(millis);
          out.printf(
              "%-32s %10.0f %10.0f %10.0f%n",
              way, sample.median(), sample.quantile(0), sample.quantile(1));
        });
  }
}
