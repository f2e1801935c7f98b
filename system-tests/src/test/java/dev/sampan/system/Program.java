// SPDX-License-Identifier: Apache-2.0
package dev.sampan.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program that these tests run in a process of its own. Immutable. */
final class Program {

  private static final long PATIENCE_SECONDS = 300;

  private final Path directory;
  private final List<String> command;
  private final Map<String, String> variables;
  private final String input;

  private Program(
      Path directory, List<String> command, Map<String, String> variables, String input) {
    this.directory = directory;
    this.command = command;
    this.variables = variables;
    this.input = input;
  }

  static Program of(Path directory, List<String> command) {
    return new Program(directory, List.copyOf(command), Map.of(), "");
  }

  Program with(Map<String, String> more) {
    var all = new LinkedHashMap<>(variables);
    all.putAll(more);
    return new Program(directory, command, all, input);
  }

  Program withInput(String text) {
    return new Program(directory, command, variables, text);
  }

  /** Starts it; the caller reads what it prints, and ends it. */
  Process start() throws IOException {
    return builder().start();
  }

  /** Runs it to its end, for five minutes at most. */
  Ended run() throws IOException, InterruptedException {
    var files = Files.createTempDirectory("sampan-system");
    var given = Files.writeString(files.resolve("in"), input);
    var out = files.resolve("out");
    var err = files.resolve("err");
    try {
      var builder = builder().redirectInput(given.toFile());
      var process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
      var exit = exit(process);
      return new Ended(exit, Files.readString(out), Files.readString(err));
    } finally {
      for (var file : List.of(given, out, err, files)) {
        Files.deleteIfExists(file);
      }
    }
  }

  private ProcessBuilder builder() {
    var builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().putAll(variables);
    return builder;
  }

  private int exit(Process process) throws IOException, InterruptedException {
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      throw new IOException("not ended in " + PATIENCE_SECONDS + " s: " + command);
    }
    return process.exitValue();
  }
}
