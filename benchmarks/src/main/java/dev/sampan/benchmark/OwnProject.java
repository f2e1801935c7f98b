// SPDX-License-Identifier: Apache-2.0
package dev.sampan.benchmark;

import dev.sampan.emulator.EmulatorConfig;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** The functions of this module as a project; the current directory is the checkout. */
final class OwnProject {

  private OwnProject() {}

  /** An emulator that runs them, at any free ports. */
  static EmulatorConfig config() {
    return EmulatorConfig.of(
            Path.of("benchmarks"),
            Path.of("local-emulator/target/dist/adapters"),
            Clock.systemUTC())
        .withPorts(0, 0)
        .withClassPath(
            List.of(Path.of("benchmarks/target/sampan-benchmarks.jar").toAbsolutePath()));
  }
}
