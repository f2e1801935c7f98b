// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sampan.emulator.isolation.Isolation;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code sampan ps}: the instances of a project. */
@Command(
    name = "ps",
    mixinStandardHelpOptions = true,
    description = "Print the instances in the emulator that runs a project.")
final class PsCommand implements Callable<Integer> {

  private static final double MEBI = 1024.0 * 1024;

  private final Workplace workplace;

  @ArgGroup private ProjectArgument project = new ProjectArgument();

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  PsCommand(Workplace workplace) {
    this.workplace = workplace;
  }

  @Override
  public Integer call() {
    Path directory = project.in(workplace);
    JsonNode answer = ControlClient.of(directory).get("/api/instances");
    Terminal terminal = workplace.terminal();
    if (json) {
      terminal.out().println(answer.toPrettyString());
    } else {
      Instant now = workplace.clock().instant();
      Table table =
          new Table(
              "instance",
              "platform",
              "function",
              "state",
              "revision",
              "pid",
              "memory",
              "age",
              "served",
              "note");
      answer.path("instances").forEach(each -> table.row(row(each, now)));
      table.lines().forEach(terminal.out()::println);
      terminal.err().println("isolation: " + isolation(answer.path("isolation")));
    }
    return 0;
  }

  private static String isolation(JsonNode it) {
    List<String> lacks = new ArrayList<>();
    it.path("lacks").forEach(each -> lacks.add(each.asText()));
    return Isolation.summary(it.path("id").asText(), lacks);
  }

  private String[] row(JsonNode it, Instant now) {
    Instant started = Instant.parse(it.path("startedAt").asText());
    return new String[] {
      it.path("id").asText(),
      it.path("platform").asText(),
      it.path("function").asText(),
      state(it.path("state").asText()),
      it.path("revision").asText(),
      it.path("pid").asLong() == 0 ? "-" : it.path("pid").asText(),
      memory(it.path("residentBytes")),
      age(Duration.between(started, now)),
      it.path("served").asText(),
      it.path("note").asText()
    };
  }

  private String state(String state) {
    Terminal terminal = workplace.terminal();
    return switch (state) {
      case "busy" -> terminal.green(state);
      case "starting", "ending" -> terminal.yellow(state);
      default -> state;
    };
  }

  private static String memory(JsonNode bytes) {
    return bytes.isMissingNode() ? "-" : Math.round(bytes.asLong() / MEBI) + " MiB";
  }

  /** The two largest units, as {@code 5m 12s}. */
  static String age(Duration age) {
    if (age.compareTo(Duration.ofMinutes(1)) < 0) {
      return Math.max(0, age.toSeconds()) + "s";
    }
    return age.compareTo(Duration.ofHours(1)) < 0
        ? age.toMinutes() + "m " + age.toSecondsPart() + "s"
        : age.toHours() + "h " + age.toMinutesPart() + "m";
  }
}
