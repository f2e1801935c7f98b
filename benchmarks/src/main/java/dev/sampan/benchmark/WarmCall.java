// SPDX-License-Identifier: Apache-2.0
package dev.sampan.benchmark;

import dev.sampan.emulator.Emulator;
import dev.sampan.platform.manifest.ManifestException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures what the emulator adds to a warm call of a Lambda function. The base is an instance
 * started by the very command line that the emulator uses, but driven over its own connection by
 * {@link RuntimeApiStub}; it is called before each call through the emulator, so that both see the
 * same machine.
 */
public final class WarmCall {

  private static final int WARM_UPS = 1000;
  private static final int BLOCK = 1000;
  private static final String BASE = "the instance by itself";

  private WarmCall() {}

  /**
   * Prints one table of what is added, and one of latency and memory as the calls go on. The
   * current directory is the checkout.
   *
   * @param arguments how many calls of each; 2,000 if there is none; and in the second table, 6,000
   *     if there is none
   * @throws IOException if a call does not answer as it must
   */
  public static void main(String[] arguments) throws IOException, ManifestException {
    int calls = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 2000;
    int more = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 6000;
    try (Emulator emulator = Emulator.start(OwnProject.config())) {
      compare(emulator, calls);
      System.out.println();
      last(emulator, more);
    }
  }

  private static byte[] event() throws IOException {
    try (InputStream in = WarmCall.class.getResourceAsStream("function-url.json")) {
      if (in == null) {
        throw new IOException("function-url.json is not on the class path");
      }
      return in.readAllBytes();
    }
  }

  private static void compare(Emulator emulator, int calls) throws IOException {
    byte[] event = event();
    Map<String, List<Double>> results = new LinkedHashMap<>();
    try (WarmPath base = new BareInstance(emulator, event);
        WarmPath api = HttpPath.invoke(emulator, event);
        WarmPath gateway = HttpPath.gateway(emulator)) {
      Map<String, WarmPath> paths = new LinkedHashMap<>();
      paths.put("the emulator, called in its process", new InProcess(emulator, event));
      paths.put("Invoke on the control port", api);
      paths.put("HTTP through the gateway", gateway);
      for (int round = 0; round < WARM_UPS; round++) {
        takeTurns(base, paths, new LinkedHashMap<>());
      }
      for (int round = 0; round < calls; round++) {
        takeTurns(base, paths, results);
      }
    }
    print(results, calls, System.out);
  }

  private static void takeTurns(
      WarmPath base, Map<String, WarmPath> paths, Map<String, List<Double>> results)
      throws IOException {
    for (Map.Entry<String, WarmPath> path : paths.entrySet()) {
      results.computeIfAbsent(BASE, key -> new ArrayList<>()).add(millis(base));
      results.computeIfAbsent(path.getKey(), key -> new ArrayList<>()).add(millis(path.getValue()));
    }
  }

  private static double millis(WarmPath path) throws IOException {
    long start = System.nanoTime();
    String reply = path.call();
    double millis = (System.nanoTime() - start) / 1e6;
    if (!reply.contains("POST /hello")) {
      throw new IOException("a wrong reply: " + reply);
    }
    path.settle();
    return millis;
  }

  private static void print(Map<String, List<Double>> results, int calls, PrintStream out) {
    Machine.print(out, calls + " warm calls of each, milliseconds");
    out.printf("%-36s %8s %8s %8s %8s%n", "", "median", "p90", "p99", "added");
    double base = 0;
    for (Map.Entry<String, List<Double>> result : results.entrySet()) {
      Sample sample = Sample.of(result.getValue());
      base = base == 0 ? sample.median() : base;
      out.printf(
          "%-36s %8.3f %8.3f %8.3f %8.3f%n",
          result.getKey(),
          sample.median(),
          sample.quantile(0.9),
          sample.quantile(0.99),
          sample.median() - base);
    }
  }

  private static void last(Emulator emulator, int calls) throws IOException {
    long self = ProcessHandle.current().pid();
    long instance = ProcessHandle.current().children().findFirst().orElseThrow().pid();
    Machine.print(System.out, calls + " more through the gateway, milliseconds and MiB");
    System.out.printf(
        "%-8s %8s %8s %14s %14s %14s %14s%n",
        "calls", "median", "p99", "emulator heap", "emulator RSS", "instance heap", "instance RSS");
    try (WarmPath gateway = HttpPath.gateway(emulator)) {
      for (int done = BLOCK; done <= calls; done += BLOCK) {
        Sample block = block(gateway);
        System.out.printf(
            "%-8d %8.3f %8.3f %14.1f %14.1f %14.1f %14.1f%n",
            done,
            block.median(),
            block.quantile(0.99),
            Machine.heapMebibytes(self),
            Machine.residentMebibytes(self),
            Machine.heapMebibytes(instance),
            Machine.residentMebibytes(instance));
      }
    }
  }

  private static Sample block(WarmPath path) throws IOException {
    List<Double> block = new ArrayList<>();
    for (int i = 0; i < BLOCK; i++) {
      block.add(millis(path));
    }
    return Sample.of(block);
  }
}
