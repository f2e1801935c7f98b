// SPDX-License-Identifier: Apache-2.0
package dev.sampan.benchmark;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Measures our loop for AWS Lambda beside a hand-written one, Amazon's runtime interface client,
 * and frameworks on it: cold starts in new processes taking turns, then warm calls of processes
 * that all run at the same time and take turns, so that the ratios are those of one machine at one
 * time.
 */
public final class LambdaContest {

  private static final String AMAZONS =
      "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

  /** The virtual machine sizes its heap as in an instance of this memory. */
  private static final String MEMORY = "-XX:MaxRAM=512m";

  private static final List<Flags> FLAGS =
      List.of(
          new Flags("default flags", List.of(MEMORY)),
          new Flags(
              "C1 and the serial collector",
              List.of(MEMORY, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")));

  /** How every process of a table is started. */
  private record Flags(String name, List<String> list) {}

  private LambdaContest() {}

  /**
   * Prints a table for each set of flags; the class path of this process is that of ours.
   *
   * @param arguments the directory of the others, each with its jars and its classes; how many cold
   *     starts of each; how many warm calls
   * @throws IOException if an instance does not answer as it must
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path peers = Path.of(arguments[0]);
    int runs = Integer.parseInt(arguments[1]);
    int calls = Integer.parseInt(arguments[2]);
    byte[] event = ColdStart.event();
    List<Contestant> contestants = contestants(System.getProperty("java.class.path"), peers);
    for (Flags flags : FLAGS) {
      List<Standing> standings = standings(contestants, event, runs, calls, flags.list());
      String how = flags.name() + ", medians of " + runs + " starts and of " + calls + " calls";
      Machine.print(System.out, how);
      Standing.print(standings, System.out);
    }
  }

  private static List<Standing> standings(
      List<Contestant> contestants, byte[] event, int runs, int calls, List<String> flags)
      throws IOException, InterruptedException {
    List<Standing> standings = new ArrayList<>();
    Map<Contestant, List<Run>> cold = ColdStart.rounds(contestants, event, runs, flags);
    Map<Contestant, Warm> warm = warm(contestants, event, calls, flags);
    cold.forEach((each, starts) -> standings.add(Standing.of(each.name(), starts, warm.get(each))));
    return standings;
  }

  private static List<Contestant> contestants(String classPath, Path peers) throws IOException {
    List<Contestant> all = new ArrayList<>(Contestant.all(classPath));
    String amazon = jars(peers, "amazon");
    String stream = amazon + File.pathSeparator + Contestant.floorJars(classPath);
    String managed = amazon + File.pathSeparator + classPath;
    all.add(on("Amazon's client, stream", "dev.sampan.benchmark.AmazonStream", stream, ""));
    all.add(
        on("Amazon's client, ours on it", "dev.sampan.adapter.lambda.SampanHandler", managed, ""));
    all.add(on("Amazon's client, RequestHandler", "AmazonHello", amazon, ""));
    String spring = "org.springframework.cloud.function.adapter.aws.FunctionInvoker";
    all.add(on("Spring Cloud Function", spring, jars(peers, "spring"), "hello.SpringHello"));
    all.add(on("Micronaut", "MicronautHello", jars(peers, "micronaut"), ""));
    return all;
  }

  private static Contestant on(String name, String handler, String classPath, String main) {
    String method = handler + "::handleRequest";
    Map<String, String> variables =
        Map.of("MAIN_CLASS", main, "_HANDLER", method, "SAMPAN_FUNCTION", "hello");
    return new Contestant(name, AMAZONS, List.of(method), classPath, variables);
  }

  private static String jars(Path peers, String peer) throws IOException {
    try (Stream<Path> files = Files.list(peers.resolve(peer))) {
      List<String> jars =
          new ArrayList<>(
              files.map(Path::toString).filter(file -> file.endsWith(".jar")).sorted().toList());
      jars.add(0, peers.resolve(peer).resolve("classes").toString());
      return String.join(File.pathSeparator, jars);
    }
  }

  private static Map<Contestant, Warm> warm(
      List<Contestant> contestants, byte[] event, int calls, List<String> flags)
      throws IOException {
    Map<Contestant, Warm> all = new LinkedHashMap<>();
    try {
      for (Contestant each : contestants) {
        all.put(each, Warm.start(each, event, flags));
      }
      for (int block = -Warm.WARM_UP_BLOCKS; block * Warm.BLOCK < calls; block++) {
        for (Warm each : all.values()) {
          if (block >= 0 || !each.isSlow()) {
            each.block(block >= 0);
          }
        }
      }
      for (Warm each : all.values()) {
        each.finish();
      }
      return all;
    } finally {
      for (Warm each : all.values()) {
        each.close();
      }
    }
  }
}
