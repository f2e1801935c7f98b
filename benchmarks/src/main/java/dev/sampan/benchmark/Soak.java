// SPDX-License-Identifier: Apache-2.0
package dev.sampan.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keeps one emulator at moderate load for a while, with HTTP requests, calls that nobody waits for
 * and messages of a queue, and prints each minute what it holds.
 */
public final class Soak {

  private static final Path PROJECT = Path.of("benchmarks/target/soak").toAbsolutePath();
  private static final int SAMPLES_A_MINUTE = 12;
  private static final byte[] QUESTION = "{\"path\":\"/hello\"}".getBytes(StandardCharsets.UTF_8);

  private Soak() {}

  /**
   * Prints one table, and exits with 1 if anything grows. The current directory is the checkout.
   *
   * @param arguments how many minutes; sixty if there is none
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    int minutes = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 60;
    Machine.print(System.out, minutes + " minutes; 50 HTTP, 20 asynchronous, 20 queued a second");
    int gateway = Peers.freePort();
    int control = Peers.freePort();
    Process emulator = start(gateway, control);
    String event = "X-Amz-Invocation-Type: Event";
    String invoke = "/2015-03-31/functions/taken/invocations";
    String queue = "/api/sources/queue/questions/messages";
    String token = "Authorization: Bearer " + token();
    boolean flat;
    try (Pace http = Pace.of(() -> new HttpPath(gateway, "/hello", QUESTION), 50);
        Pace later = Pace.of(() -> new HttpPath(control, invoke, QUESTION, event), 20);
        Pace queued = Pace.of(() -> new HttpPath(control, queue, QUESTION, token), 20)) {
      flat = watch(emulator.toHandle(), minutes, List.of(http, later, queued));
    } finally {
      emulator.destroy();
      emulator.waitFor();
    }
    System.exit(flat ? 0 : 1);
  }

  private static Process start(int gateway, int control) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of("sampan").toAbsolutePath().toString(),
            "run",
            PROJECT.toString(),
            "--gateway-port=" + gateway,
            "--control-port=" + control);
    Process process = builder.redirectErrorStream(true).start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    StringBuilder said = new StringBuilder();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.contains("ready in ")) {
        drain(out);
        return process;
      }
      said.append(line).append('\n');
    }
    throw new IOException("it never got ready, but said: " + said);
  }

  private static String token() throws IOException {
    String state = Files.readString(PROJECT.resolve(".sampan/emulator.json"));
    Matcher token = Pattern.compile("\"token\":\"(\\w+)\"").matcher(state);
    if (!token.find()) {
      throw new IOException("no token in " + state);
    }
    return token.group(1);
  }

  private static void drain(BufferedReader out) {
    Thread thread = new Thread(() -> read(out), "drain");
    thread.setDaemon(true);
    thread.start();
  }

  private static void read(BufferedReader out) {
    try {
      while (out.readLine() != null) {
        Thread.onSpinWait();
      }
    } catch (IOException e) {
      // The emulator ended, and with it what it says.
      return;
    }
  }

  private static boolean watch(ProcessHandle emulator, int minutes, List<Pace> paces)
      throws IOException, InterruptedException {
    System.out.printf("%-7s %10s %10s %10s %7s", "minute", "http", "async", "queue", "failed");
    Holding.parts().forEach(it -> System.out.printf(" %11s", it.name()));
    System.out.println();
    List<Holding> all = new ArrayList<>();
    while (all.size() < minutes * SAMPLES_A_MINUTE) {
      TimeUnit.MILLISECONDS.sleep(60_000 / SAMPLES_A_MINUTE);
      all.add(Holding.of(emulator, PROJECT.resolve(".sampan")));
      if (all.size() % SAMPLES_A_MINUTE == 0) {
        row(all, paces);
      }
    }
    return flat(all);
  }

  private static void row(List<Holding> all, List<Pace> paces) {
    System.out.printf("%-7d", all.size() / SAMPLES_A_MINUTE);
    paces.forEach(it -> System.out.printf(" %10d", it.done()));
    System.out.printf(" %7d", paces.stream().mapToLong(Pace::failed).sum());
    print(all.subList(all.size() - SAMPLES_A_MINUTE, all.size()));
  }

  private static void print(List<Holding> some) {
    for (Holding.Part each : Holding.parts()) {
      System.out.printf(Locale.ROOT, " %11.1f", each.mean(some));
    }
    System.out.println();
  }

  private static boolean flat(List<Holding> all) {
    int third = all.size() / 3;
    List<Holding> second = all.subList(third, 2 * third);
    List<Holding> last = all.subList(2 * third, all.size());
    System.out.printf("%-48s", "second third");
    print(second);
    System.out.printf("%-48s", "last third");
    print(last);
    List<String> grown =
        Holding.parts().stream()
            .filter(it -> it.grows(second, last))
            .map(Holding.Part::name)
            .toList();
    System.out.println(grown.isEmpty() ? "flat" : "grows by more than a tenth: " + grown);
    return grown.isEmpty();
  }
}
