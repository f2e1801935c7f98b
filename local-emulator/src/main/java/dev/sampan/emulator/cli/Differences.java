// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.cli;

import dev.sampan.emulator.comparison.Comparison;
import java.util.List;

/** Prints where platforms differ. */
final class Differences {

  private Differences() {}

  static void print(Terminal terminal, List<Comparison.Difference> differences) {
    if (differences.isEmpty()) {
      terminal.out().println(terminal.green("All platforms did the same."));
    }
    for (Comparison.Difference difference : differences) {
      terminal
          .out()
          .println(terminal.red("differs: ") + difference.step() + ", " + difference.fact());
      difference
          .values()
          .forEach(
              (platform, value) -> terminal.out().println("  " + platform.id() + ": " + value));
    }
  }
}
