// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sampan logs}: what functions printed. */
@Command(
    name = "logs",
    mixinStandardHelpOptions = true,
    description = "Print what functions printed, in the emulator that runs a project.",
    footer = {"", "The emulator keeps the last 10000 lines, and fewer if they are long."})
final class LogsCommand implements Callable<Integer> {

  private static final int MOST_LINES = 10_000;
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");

  private final Workplace workplace;

  // picocli sets it before it calls the command.
  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @ArgGroup private ProjectArgument project = new ProjectArgument();

  @Option(
      names = {"-f", "--follow"},
      description = "Go on with each further line until Ctrl-C or the emulator's end.")
  private boolean follow;

  @Option(
      names = "--function",
      paramLabel = "NAME",
      description = "Only what this function printed.")
  private @Nullable String function;

  @Option(
      names = {"-n", "--lines"},
      paramLabel = "N",
      description = "The last N lines, 1 to 10000; by default ${DEFAULT-VALUE}.")
  private int lines = 100;

  @Option(names = "--json", description = "Print each line as one line of JSON.")
  private boolean json;

  LogsCommand(Workplace workplace) {
    this.workplace = workplace;
  }

  @Override
  public Integer call() {
    Usage.between(spec, "--lines", lines, 1, MOST_LINES);
    ControlClient client = ControlClient.of(project.in(workplace));
    if (follow) {
      client.follow(path() + "&follow=true", this::print);
      workplace.terminal().err().println("The emulator has ended.");
    } else {
      client.get(path()).path("lines").forEach(this::print);
    }
    return 0;
  }

  private String path() {
    String named =
        function == null ? "" : "&function=" + URLEncoder.encode(function, StandardCharsets.UTF_8);
    return "/api/logs?lines=" + lines + named;
  }

  private void print(JsonNode line) {
    workplace.terminal().out().println(json ? line.toString() : text(line));
  }

  private String text(JsonNode line) {
    Terminal terminal = workplace.terminal();
    if (line.has("dropped")) {
      return terminal.dim("[" + line.path("dropped").asInt() + " lines were too many to follow]");
    }
    String time =
        TIME.withZone(workplace.clock().getZone()).format(Instant.parse(line.path("at").asText()));
    String who = time + "  " + line.path("function").asText() + " | ";
    return terminal.dim(who) + ReportPrinter.safe(line.path("text").asText());
  }
}
