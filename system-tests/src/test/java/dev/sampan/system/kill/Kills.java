// SPDX-License-Identifier: Apache-2.0
package dev.sampan.system.kill;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Kills an emulator again and again at random moments while it accepts events, and looks what
 * became of those whose acceptance was acknowledged.
 */
final class Kills {

  private static final String MANIFEST =
      """
      functions:
        appender:
          handler: dev.sampan.system.functions.Appender
          timeout: 30s
          triggers: [ { queue: { source: orders, batch: 10, attempts: 1000 } } ]
          settings:
            file: %s
      """;

  private static final long MOST_MILLIS = 800;
  private static final long PATIENCE_SECONDS = 120;

  /**
   * What was seen.
   *
   * @param kills how often it was killed
   * @param early how many of them before it was ready
   * @param acknowledged how many events were acknowledged
   * @param delivered how many different events reached the function
   * @param repeated how many of them more than once
   * @param lost acknowledged events that never reached the function
   * @param renamed calls that reached the function under more than one invocation id
   * @param left processes of a killed emulator that lived on when the next one was ready
   * @param reaped processes that the next emulator found and ended
   * @param torn how often a file was torn
   */
  record Tally(
      int kills,
      int early,
      int acknowledged,
      int delivered,
      int repeated,
      Set<String> lost,
      Set<String> renamed,
      int left,
      int reaped,
      int torn) {}

  private final Path project;
  private final Path adapters;
  private final Random random;
  private final PrintStream progress;
  private final Load load = new Load();
  private final Path file;
  private List<ProcessHandle> orphans = List.of();
  private int early;
  private int left;
  private int reaped;
  private int torn;

  private Kills(Path project, Path adapters, long seed, PrintStream progress) {
    this.project = project;
    this.adapters = adapters;
    this.random = new Random(seed);
    this.progress = progress;
    this.file = project.resolve("delivered");
  }

  /**
   * Kills as often as asked for.
   *
   * @param project an empty directory
   */
  static Tally run(int kills, long seed, Path project, Path adapters, PrintStream progress)
      throws IOException, InterruptedException {
    var run = new Kills(project, adapters, seed, progress);
    Files.writeString(project.resolve("sampan.yaml"), MANIFEST.formatted(run.file));
    for (var i = 1; i <= kills; i++) {
      run.round(i);
    }
    run.finish();
    return run.tally(kills);
  }

  /** A fifth before it is ready, a fifth as soon as it is, the others once it accepts events. */
  private void round(int number) throws IOException, InterruptedException {
    var target = Target.start(project, adapters);
    var moment = random.nextInt(5);
    if (number > 1 && moment == 0) {
      early++;
      kill(target, random.nextInt((int) MOST_MILLIS));
      note(target);
      return;
    }
    var port = target.awaitPort();
    countOrphans();
    var clients = new ArrayList<Thread>();
    clients.add(new Thread(() -> load.call(port), "client-of-calls"));
    clients.add(new Thread(() -> load.enqueue(port, target.token()), "client-of-the-queue"));
    clients.forEach(Thread::start);
    if (moment > 1) {
      load.awaitNext(target);
    }
    kill(target, random.nextInt((int) MOST_MILLIS));
    for (var client : clients) {
      client.join();
    }
    note(target);
    progress.printf(
        "kill %d: %d acknowledged so far, %d instances left behind%n",
        number, load.acknowledged().size(), orphans.size());
  }

  private void kill(Target target, long millis) throws InterruptedException {
    if (!target.killedWithin(millis)) {
      throw new IllegalStateException("it ended before it was killed: " + target.port());
    }
  }

  /** What the killed one had running is asked for just before: afterwards nobody knows. */
  private void note(Target target) {
    torn += (int) target.journal().stream().filter(it -> it.contains("cannot be read")).count();
    orphans = orphansOf(project);
  }

  private static List<ProcessHandle> orphansOf(Path project) {
    return ProcessHandle.allProcesses()
        .filter(it -> it.info().commandLine().orElse("").contains(project.toString()))
        .toList();
  }

  /** A process that has ended and that nobody has asked for its status has no command line. */
  private static boolean lives(ProcessHandle it) {
    return it.isAlive() && it.info().commandLine().isPresent();
  }

  private void countOrphans() {
    var alive = (int) orphans.stream().filter(Kills::lives).count();
    left += alive;
    reaped += orphans.size() - alive;
    orphans = List.of();
  }

  private void finish() throws IOException, InterruptedException {
    var target = Target.start(project, adapters);
    var unused = target.awaitPort();
    countOrphans();
    try {
      var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
      while (!missing().isEmpty() && System.nanoTime() < end) {
        target.livesOn(100);
      }
    } finally {
      target.stop();
    }
    left += orphansOf(project).size();
  }

  private Set<String> missing() throws IOException {
    var missing = new HashSet<>(load.acknowledged());
    missing.removeAll(delivered().keySet());
    return missing;
  }

  private Map<String, List<String>> delivered() throws IOException {
    var delivered = new HashMap<String, List<String>>();
    for (var line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
      var parts = line.split(" ", 2);
      delivered.computeIfAbsent(parts[0], it -> new ArrayList<>()).add(parts[1]);
    }
    return delivered;
  }

  private Tally tally(int kills) throws IOException {
    var delivered = delivered();
    var renamed = new HashSet<String>();
    var repeated = 0;
    for (var event : delivered.entrySet()) {
      repeated += event.getValue().size() > 1 ? 1 : 0;
      if (event.getKey().startsWith("e") && Set.copyOf(event.getValue()).size() > 1) {
        renamed.add(event.getKey());
      }
    }
    return new Tally(
        kills,
        early,
        load.acknowledged().size(),
        delivered.size(),
        repeated,
        missing(),
        renamed,
        left,
        reaped,
        torn);
  }
}
