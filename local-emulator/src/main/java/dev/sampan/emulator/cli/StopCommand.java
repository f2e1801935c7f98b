// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.sampan.emulator.EmulatorProcesses;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;

/** {@code sampan stop}: ends the emulator that runs a project. */
@Command(
    name = "stop",
    mixinStandardHelpOptions = true,
    description = "End the emulator that runs a project, and wait until its processes are gone.",
    footer = {"", "Exit codes: 0 it has ended; 1 none ran, or it does not end; 2 wrong usage."})
final class StopCommand implements Callable<Integer> {

  /** Longer than an emulator waits for its instances. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Workplace workplace;

  @ArgGroup private ProjectArgument project = new ProjectArgument();

  StopCommand(Workplace workplace) {
    this.workplace = workplace;
  }

  @Override
  public Integer call() {
    Path directory = project.in(workplace);
    EmulatorProcesses processes =
        EmulatorProcesses.of(directory)
            .orElseThrow(() -> new CommandFailure("No emulator runs " + directory + "."));
    ask(directory, processes);
    List<Long> left = processes.awaitEnd(PATIENCE);
    if (!left.isEmpty()) {
      throw new CommandFailure(
          "These processes have not ended after " + PATIENCE.toSeconds() + " s: " + left);
    }
    workplace.terminal().err().println("Stopped process " + processes.pid() + ".");
    return 0;
  }

  private static void ask(Path project, EmulatorProcesses processes) {
    try {
      ControlClient.of(project).post("/api/stop", JsonNodeFactory.instance.objectNode());
    } catch (CommandFailure e) {
      // It does not answer, or ends already; a signal reaches it all the same.
      processes.interrupt();
    }
  }
}
