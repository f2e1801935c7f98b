// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator;

import dev.sampan.Body;
import dev.sampan.Trigger;
import dev.sampan.emulator.condition.Conditions;
import dev.sampan.emulator.invocation.InvocationListener;
import dev.sampan.emulator.invocation.InvocationReport;
import dev.sampan.platform.Platform;
import dev.sampan.platform.QueueMessage;
import dev.sampan.platform.SourceEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** An emulator whose time stands still, and what its functions were handed. */
final class SourceProbe implements InvocationListener, AutoCloseable {

  private static final int PATIENCE_SECONDS = 20;

  private final BlockingQueue<InvocationReport> reports = new LinkedBlockingQueue<>();
  final SteppedClock clock = new SteppedClock();
  private final Conditions conditions;
  private final Path directory;
  private final Platform platform;
  private final UnaryOperator<EmulatorConfig> more;
  Emulator emulator;

  SourceProbe(Path directory, Platform platform, String manifest) throws Exception {
    this(directory, platform, manifest, Conditions.fair());
  }

  SourceProbe(Path directory, Platform platform, String manifest, Conditions conditions)
      throws Exception {
    this(directory, platform, manifest, conditions, it -> it);
  }

  /** One whose instances are in this process: for what does not depend on processes. */
  static SourceProbe inProcess(Path directory, String manifest) throws Exception {
    return new SourceProbe(
        directory, Platform.LAMBDA, manifest, Conditions.fair(), EmulatorConfig::withInProcess);
  }

  private SourceProbe(
      Path directory,
      Platform platform,
      String manifest,
      Conditions conditions,
      UnaryOperator<EmulatorConfig> more)
      throws Exception {
    this.more = more;
    this.conditions = conditions;
    this.directory = directory;
    this.platform = platform;
    Files.writeString(
        directory.resolve("sampan.yaml"), manifest.replace("DIARY", diary().toString()));
    this.emulator = start();
  }

  Emulator start() throws Exception {
    return Emulator.start(
        more.apply(
            EmulatorConfig.of(directory, directory.resolve("none"), clock)
                .withPorts(0, 0)
                .withPlatform(platform)
                .withClassPath(TestProject.classPath())
                .withMostInstances(2)
                .withEnvironment(Map.of("PATH", "/usr/bin:/bin"))
                .withConditions(conditions)
                .withListener(this)));
  }

  private Path diary() {
    return directory.resolve("diary.txt");
  }

  QueueMessage message(String id, String body, @Nullable String key) {
    return new QueueMessage(id, Body.of(body), Map.of(), key, 1, clock.instant());
  }

  void accept(Trigger kind, String source, SourceEvent... events) {
    emulator.sources().accept(kind, source, List.of(events)).join();
  }

  /** The next invocations, in the order of their ends; time passes until they come. */
  List<InvocationReport> next(int count) throws InterruptedException {
    var all = new ArrayList<InvocationReport>();
    for (var waits = 0; all.size() < count && waits < PATIENCE_SECONDS * 10; waits++) {
      var report = reports.poll(100, TimeUnit.MILLISECONDS);
      if (report != null) {
        all.add(report);
        waits = 0;
      } else if (everythingWaits()) {
        clock.advance(Duration.ofSeconds(30));
        emulator.sources().tick().join();
      }
    }
    return all;
  }

  private boolean everythingWaits() {
    var all = emulator.sources().sources();
    return all.stream().allMatch(it -> it.inFlight() == 0)
        && all.stream().anyMatch(it -> it.waiting() > 0);
  }

  /** Whether nothing runs for a moment. */
  boolean quiet() throws InterruptedException {
    return reports.poll(300, TimeUnit.MILLISECONDS) == null;
  }

  /** What the functions were handed, in order. */
  List<String> diaryLines() throws IOException {
    return Files.exists(diary()) ? Files.readAllLines(diary()) : List.of();
  }

  /** How many dead letters there are, once there are so many. */
  long dead(long count) throws InterruptedException {
    for (var waits = 0; dead() < count && waits < 100; waits++) {
      var unused = reports.poll(50, TimeUnit.MILLISECONDS);
    }
    return dead();
  }

  private long dead() {
    return emulator.sources().sources().stream().mapToLong(it -> it.dead()).sum();
  }

  @Override
  public void finished(InvocationReport report) {
    reports.add(report);
  }

  @Override
  public void close() {
    emulator.close();
  }
}
