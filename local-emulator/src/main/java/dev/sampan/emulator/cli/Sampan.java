// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.cli;

import dev.sampan.platform.manifest.ManifestException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code sampan}: the command that holds all others. */
@Command(
    name = "sampan",
    mixinStandardHelpOptions = true,
    version = "sampan 0.1.0-SNAPSHOT",
    description =
        "One Java function for AWS Lambda, Tencent SCF and Cloud Run, run on this machine.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Exit codes: 0 all is well; 1 it failed, and the message says why; 2 wrong usage.",
      "Start with: sampan demo"
    })
final class Sampan implements Callable<Integer> {

  private static final int FAILED = 1;

  // picocli sets it before it calls the command.
  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  private Sampan() {}

  /**
   * Runs a command line.
   *
   * @return the exit code
   */
  static int run(Workplace workplace, String... arguments) {
    Terminal terminal = workplace.terminal();
    CommandLine line = commandLine(workplace);
    line.setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8));
    line.setColorScheme(
        CommandLine.Help.defaultColorScheme(
            terminal.colours() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
    line.setExecutionExceptionHandler((failure, at, result) -> failed(terminal, failure));
    return line.execute(arguments);
  }

  private static CommandLine commandLine(Workplace workplace) {
    Terminal terminal = workplace.terminal();
    CommandLine line = new CommandLine(new Sampan());
    line.addSubcommand(new DemoCommand(workplace));
    line.addSubcommand(new RunCommand(workplace));
    line.addSubcommand(new InvokeCommand(workplace));
    line.addSubcommand(new ColdCommand(workplace));
    line.addSubcommand(new PsCommand(workplace));
    line.addSubcommand(new LogsCommand(workplace));
    line.addSubcommand(new StopCommand(workplace));
    line.addSubcommand(new TickCommand(workplace));
    line.addSubcommand(new DeadCommand(workplace));
    line.addSubcommand(new EventCommand(terminal));
    line.addSubcommand(new EmitCommand(workplace));
    line.addSubcommand(new CommandCommand(workplace));
    line.addSubcommand(new CheckCommand(terminal, workplace.directory(), workplace.home()));
    line.addSubcommand(new PlatformsCommand(terminal));
    line.addSubcommand(new WarmUpCommand(workplace));
    line.addSubcommand(
        new CommandLine(new AutoComplete.GenerateCompletion()).setCommandName("completion"));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    return line;
  }

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getOut());
    return 0;
  }

  private static int failed(Terminal terminal, Exception failure) {
    if (failure instanceof ManifestException manifest) {
      manifest.findings().forEach(finding -> terminal.err().println(finding));
    } else if (failure instanceof CommandFailure) {
      terminal.err().println(terminal.red("sampan: ") + failure.getMessage());
    } else {
      terminal.err().println(terminal.red("sampan: ") + "this is a fault in Sampan itself:");
      failure.printStackTrace(terminal.err());
    }
    return FAILED;
  }
}
