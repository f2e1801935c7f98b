// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.cli;

import dev.sampan.emulator.Emulator;
import dev.sampan.platform.manifest.ManifestException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Starts and stops an emulator once, so that the archive of the command holds its classes. */
@Command(name = "warm-up", hidden = true, description = "Used when the command is built.")
final class WarmUpCommand implements Callable<Integer> {

  private final Workplace workplace;

  WarmUpCommand(Workplace workplace) {
    this.workplace = workplace;
  }

  @Override
  public Integer call() throws IOException, ManifestException {
    Path example = workplace.home().resolve("examples/orders");
    try (Emulator emulator = Emulator.start(workplace.config(example))) {
      workplace.terminal().out().println(emulator.routes().size() + " routes");
    }
    return 0;
  }
}
