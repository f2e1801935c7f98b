// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator;

import dev.sampan.emulator.invocation.EmulatorEvent;
import dev.sampan.emulator.invocation.InvocationListener;
import dev.sampan.emulator.invocation.InvocationReport;
import dev.sampan.emulator.invocation.OutputLine;
import dev.sampan.platform.Platform;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A project in a directory of its own, run on the class path of the tests. */
final class TestProject implements InvocationListener {

  final Queue<InvocationReport> reports = new ConcurrentLinkedQueue<>();
  final Queue<OutputLine> lines = new ConcurrentLinkedQueue<>();
  final BlockingQueue<EmulatorEvent> events = new LinkedBlockingQueue<>();
  private final Path directory;

  TestProject(Path directory, String manifest) throws IOException {
    this.directory = directory;
    Files.writeString(directory.resolve("sampan.yaml"), manifest);
  }

  /** The emulator's settings: free ports, the gateway on the given platform. */
  EmulatorConfig config(Platform platform) {
    return config(Clock.systemUTC(), platform);
  }

  /** The same by another clock. */
  EmulatorConfig config(InstantSource clock, Platform platform) {
    return EmulatorConfig.of(directory, directory.resolve("none"), clock)
        .withPorts(0, 0)
        .withPlatform(platform)
        .withClassPath(classPath())
        .withEnvironment(Map.of("PATH", "/usr/bin:/bin"))
        .withListener(this);
  }

  Emulator start(Platform platform) throws Exception {
    return Emulator.start(config(platform));
  }

  static List<Path> classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .map(Path::of)
        .toList();
  }

  @Override
  public void finished(InvocationReport report) {
    reports.add(report);
  }

  @Override
  public void printed(OutputLine line) {
    lines.add(line);
  }

  @Override
  public void happened(EmulatorEvent event) {
    events.add(event);
  }

  /** The next event of this kind, for which it waits. */
  <T extends EmulatorEvent> T await(Class<T> kind) throws InterruptedException {
    for (var it = next(); it != null; it = next()) {
      if (kind.isInstance(it)) {
        return kind.cast(it);
      }
    }
    throw new IllegalStateException("there was no " + kind.getSimpleName());
  }

  private @Nullable EmulatorEvent next() throws InterruptedException {
    return events.poll(20, TimeUnit.SECONDS);
  }
}
