// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.cli;

import java.util.Collection;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Refuses what a command cannot have been meant to be given; the exit code is 2. */
final class Usage {

  private Usage() {}

  /** A number within its bounds. */
  static void between(CommandSpec command, String option, int given, int least, int most) {
    if (given < least || given > most) {
      throw wrong(command, option + " is " + given + ", but it is " + least + " to " + most + ".");
    }
  }

  /** One of the words that a command knows. */
  static void oneOf(CommandSpec command, String what, String given, Collection<String> known) {
    if (!known.contains(given)) {
      var all = String.join(", ", known);
      throw wrong(command, "No " + what + " '" + given + "'. Known are: " + all + ".");
    }
  }

  static ParameterException wrong(CommandSpec command, String message) {
    return new ParameterException(command.commandLine(), message);
  }
}
