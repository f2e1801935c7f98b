// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.cli;

import dev.sampan.platform.Platform;
import picocli.CommandLine.Option;

/** The platform that a command is for. */
final class PlatformChoice {

  @Option(
      names = {"-p", "--platform"},
      paramLabel = "PLATFORM",
      converter = PlatformOption.class,
      description = "lambda (default), scf or cloudrun.")
  private Platform platform = Platform.LAMBDA;

  Platform platform() {
    return platform;
  }
}
