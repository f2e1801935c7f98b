// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sampan dead}: the events that failed for good. */
@Command(
    name = "dead",
    mixinStandardHelpOptions = true,
    description = "List, show and redrive the events that failed for good.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "They are asked for from the emulator that runs the project, or read from its journal if"
          + " none does."
    })
final class DeadCommand implements Callable<Integer> {

  private final Workplace workplace;

  // picocli sets it before it calls the command.
  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  DeadCommand(Workplace workplace) {
    this.workplace = workplace;
  }

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "Missing: list, show or redrive.");
  }

  /** What all three take. */
  static final class Options {

    @Mixin private ProjectOption project = new ProjectOption();

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    DeadBox box(Workplace workplace) {
      return DeadBox.of(project.in(workplace), workplace);
    }
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Print one line for each, the oldest first.")
  int list(@Mixin Options options) {
    JsonNode answer = options.box(workplace).list();
    Terminal terminal = workplace.terminal();
    if (options.json) {
      terminal.out().println(answer.toPrettyString());
      return 0;
    }
    if (answer.path("dead").isEmpty()) {
      terminal.err().println("No dead letters.");
      return 0;
    }
    Table table = new Table("id", "lane", "from", "at", "attempts", "reason", "detail");
    answer.path("dead").forEach(each -> table.row(row(each)));
    table.lines().forEach(terminal.out()::println);
    if (answer.path("more").asInt() > 0) {
      terminal.err().println("and " + answer.path("more").asInt() + " more");
    }
    return 0;
  }

  private static String[] row(JsonNode it) {
    return new String[] {
      it.path("id").asText(),
      it.path("lane").asText(),
      it.path("from").asText(),
      it.path("at").asText(),
      it.path("attempts").asText(),
      it.path("reason").asText(),
      ReportPrinter.safe(it.path("detail").asText())
    };
  }

  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "Print one with all that is known of it, and its body.")
  int show(
      @Mixin Options options, @Parameters(paramLabel = "ID", description = "Its id.") String id) {
    JsonNode answer = options.box(workplace).show(id);
    Terminal terminal = workplace.terminal();
    if (options.json) {
      terminal.out().println(answer.toPrettyString());
      return 0;
    }
    if (answer.path("dead").isEmpty()) {
      throw new CommandFailure("there is no dead letter " + id);
    }
    for (JsonNode each : answer.path("dead")) {
      Table table = new Table("what", "value");
      table.row("id", each.path("id").asText());
      table.row("lane", each.path("lane").asText());
      table.row("accepted", each.path("acceptedAt").asText());
      each.path("headers")
          .properties()
          .forEach(it -> table.row(it.getKey(), ReportPrinter.safe(it.getValue().asText())));
      table.lines().forEach(terminal.out()::println);
      terminal.out().println();
      terminal.out().println(each.path("text").asText());
    }
    return 0;
  }

  @Command(
      name = "redrive",
      mixinStandardHelpOptions = true,
      description = "Give some back to where they came from, to be tried afresh.")
  int redrive(
      @Mixin Options options,
      @Option(names = "--all", description = "All of them.") boolean all,
      @Parameters(arity = "0..*", paramLabel = "ID", description = "Their ids.") List<String> ids) {
    List<String> wanted = ids == null ? List.of() : ids;
    if (all == !wanted.isEmpty()) {
      throw new ParameterException(
          spec.commandLine().getSubcommands().get("redrive"), "Give either ids or --all.");
    }
    JsonNode answer = options.box(workplace).redrive(wanted);
    Terminal terminal = workplace.terminal();
    if (options.json) {
      terminal.out().println(answer.toPrettyString());
    } else {
      answer.path("redriven").forEach(it -> terminal.out().println(it.asText()));
      terminal.err().println("Redriven: " + answer.path("redriven").size());
    }
    return 0;
  }
}
