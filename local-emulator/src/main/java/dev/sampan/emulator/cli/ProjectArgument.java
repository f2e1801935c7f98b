// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A project named by itself or, as the other commands have it, behind {@code -C}; not by both. */
final class ProjectArgument {

  @Parameters(
      arity = "0..1",
      paramLabel = "DIR",
      description = "The project's directory; by default this one.")
  private Path given = Path.of("");

  @Option(
      names = {"-C", "--directory"},
      paramLabel = "DIR",
      description = "The same, as other commands take it.")
  private Path option = Path.of("");

  Path in(Workplace workplace) {
    return in(workplace.directory());
  }

  /** The project, where relative paths are seen from a directory. */
  Path in(Path directory) {
    return directory.resolve(option).resolve(given).normalize();
  }
}
