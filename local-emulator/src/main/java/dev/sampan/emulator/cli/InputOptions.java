// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say what is sent. */
final class InputOptions {

  @Option(
      names = {"-d", "--data"},
      paramLabel = "DATA",
      description = "The input itself; by default {}.")
  private String data = "{}";

  @Option(
      names = {"-f", "--file"},
      paramLabel = "FILE",
      description = "A file with the input; - is standard input.")
  private @Nullable String file;

  /** The option that gave it, for what is wrong with it. */
  String origin() {
    return file == null ? "--data" : "--file " + file;
  }

  /**
   * What was given.
   *
   * @throws CommandFailure if the file cannot be read
   */
  byte[] given(Workplace workplace) throws IOException {
    if (file == null) {
      return data.getBytes(StandardCharsets.UTF_8);
    }
    if (file.equals("-")) {
      return workplace.terminal().in().readAllBytes();
    }
    Path path = workplace.directory().resolve(file);
    try {
      return Files.readAllBytes(path);
    } catch (NoSuchFileException e) {
      throw new CommandFailure("There is no file " + path + " for --file.");
    } catch (IOException e) {
      throw new CommandFailure("Cannot read " + path + " for --file: " + e.getMessage());
    }
  }
}
