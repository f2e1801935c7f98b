// SPDX-License-Identifier: Apache-2.0
package dev.sampan.system.kill;

import dev.sampan.emulator.Emulator;
import dev.sampan.emulator.EmulatorConfig;
import dev.sampan.emulator.invocation.EmulatorEvent;
import dev.sampan.emulator.invocation.InvocationListener;
import dev.sampan.emulator.invocation.InvocationReport;
import dev.sampan.emulator.invocation.OutputLine;
import java.io.File;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** An emulator in a process of its own; its functions are on its own class path. */
final class ServedMain {

  /** What is printed before the control port and the token. */
  static final String READY = "ready ";

  /** What is printed before what the emulator says of its journal. */
  static final String JOURNAL = "journal ";

  private ServedMain() {}

  /**
   * Serves a project until its standard input ends.
   *
   * @param arguments the project's directory and that of the adapters
   */
  public static void main(String[] arguments) throws Exception {
    var config =
        EmulatorConfig.of(Path.of(arguments[0]), Path.of(arguments[1]), Clock.systemUTC())
            .withPorts(0, 0)
            .withMostInstances(2)
            .withClassPath(classPath())
            .withEnvironment(Map.of("PATH", System.getenv("PATH")))
            .withListener(new Printer());
    try (var emulator = Emulator.start(config)) {
      System.out.println(READY + emulator.controlPort() + " " + emulator.running().token());
      while (System.in.read() >= 0) {
        Thread.onSpinWait();
      }
    }
  }

  private static List<Path> classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .map(it -> Path.of(it).toAbsolutePath())
        .toList();
  }

  private static final class Printer implements InvocationListener {

    @Override
    public void finished(InvocationReport report) {
      if (report.failed()) {
        System.out.println(report.function() + " failed: " + report.status());
      }
    }

    @Override
    public void printed(OutputLine line) {
      System.out.println(line.function() + " | " + line.text());
    }

    @Override
    public void happened(EmulatorEvent event) {
      if (event instanceof EmulatorEvent.Journaled it) {
        System.out.println(JOURNAL + it.text());
      }
    }
  }
}
