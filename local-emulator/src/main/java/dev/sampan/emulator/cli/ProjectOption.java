// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The project of a command that is given something else by itself. */
final class ProjectOption {

  @Option(
      names = {"-C", "--directory"},
      paramLabel = "DIR",
      description = "The project's directory; by default this one.")
  private Path directory = Path.of("");

  Path in(Workplace workplace) {
    return workplace.directory().resolve(directory).normalize();
  }
}
