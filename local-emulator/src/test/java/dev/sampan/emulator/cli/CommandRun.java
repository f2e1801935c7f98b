// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.cli;

import dev.sampan.emulator.Emulator;
import dev.sampan.emulator.EmulatorConfig;
import dev.sampan.emulator.invocation.InvocationListener;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Stream;

/** Command lines that run in a directory, and what the last of them printed. */
final class CommandRun {

  private final Path directory;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  CommandRun(Path directory) {
    this.directory = directory;
  }

  /** An emulator on free ports for a manifest, on the class path of the tests. */
  static Emulator serve(Path directory, String manifest, InvocationListener listener)
      throws Exception {
    Files.writeString(directory.resolve("sampan.yaml"), manifest);
    var classPath =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .map(Path::of)
            .toList();
    return Emulator.start(
        EmulatorConfig.of(directory, directory, Clock.systemUTC())
            .withPorts(0, 0)
            .withListener(listener)
            .withClassPath(classPath));
  }

  /** The exit code of a command line. */
  int run(String... arguments) {
    out.reset();
    err.reset();
    var terminal = new Terminal(InputStream.nullInputStream(), print(out), print(err), false);
    var workplace =
        new Workplace(terminal, directory, directory, directory, Map.of(), Clock.systemUTC());
    return Sampan.run(workplace, arguments);
  }

  private static PrintStream print(ByteArrayOutputStream to) {
    return new PrintStream(to, true, StandardCharsets.UTF_8);
  }

  String printed() {
    return out.toString(StandardCharsets.UTF_8);
  }

  String complaint() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
