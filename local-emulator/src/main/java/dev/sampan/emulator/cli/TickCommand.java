// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sampan.emulator.Emulator;
import dev.sampan.emulator.RunningEmulator;
import dev.sampan.emulator.schedule.Planned;
import dev.sampan.platform.Platform;
import dev.sampan.platform.manifest.ManifestException;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sampan tick NAME}: fires a schedule now. */
@Command(
    name = "tick",
    mixinStandardHelpOptions = true,
    description = "Fire a schedule now, or print when each fires next.",
    footer = {
      "",
      "The name of a schedule is that of its trigger; without one, that of its function. Firing"
          + " needs a running emulator, which delivers it as it does the others."
    })
final class TickCommand implements Callable<Integer> {

  private final Workplace workplace;

  // picocli sets it before it calls the command.
  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Parameters(arity = "0..1", paramLabel = "NAME", description = "The schedule to fire.")
  private @Nullable String name;

  @Option(
      names = "--at",
      paramLabel = "TIME",
      description = "For when it is said to be due, as 2026-03-08T07:30:00Z; by default now.")
  private String at = "";

  @Option(names = "--list", description = "Print every schedule with its next firing instead.")
  private boolean list;

  @Option(
      names = {"-p", "--platform"},
      paramLabel = "PLATFORM",
      converter = PlatformOption.class,
      description = "Whose dialect --list prints where no emulator runs; lambda by default.")
  private Platform platform = Platform.LAMBDA;

  @Mixin private ProjectOption project = new ProjectOption();

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  TickCommand(Workplace workplace) {
    this.workplace = workplace;
  }

  @Override
  public Integer call() throws ManifestException {
    requireOne();
    if (list) {
      print(schedules(project.in(workplace)));
    } else {
      tick(project.in(workplace), String.valueOf(name));
    }
    return 0;
  }

  private void requireOne() {
    if (list == (name != null)) {
      throw new ParameterException(
          spec.commandLine(), "Give either the NAME of a schedule or --list.");
    }
    try {
      Instant unused = at.isEmpty() ? Instant.EPOCH : Instant.parse(at);
    } catch (DateTimeException e) {
      throw new ParameterException(
          spec.commandLine(), "--at is " + at + ", not a time such as 2026-03-08T07:30:00Z.");
    }
  }

  private void tick(Path project, String schedule) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    if (!at.isEmpty()) {
      body.put("at", at);
    }
    String path = URLEncoder.encode(schedule, StandardCharsets.UTF_8).replace("+", "%20");
    JsonNode answer = ControlClient.of(project).post("/api/schedules/" + path + "/ticks", body);
    Terminal terminal = workplace.terminal();
    if (json) {
      terminal.out().println(answer.toPrettyString());
    } else {
      String due = answer.path("scheduledAt").asText();
      terminal.out().println(schedule + " fired, due at " + due + "; sampan logs shows the rest.");
    }
  }

  /** Those of the running emulator, or, where none runs, those of one that fires nothing. */
  private JsonNode schedules(Path project) throws ManifestException {
    if (RunningEmulator.of(project).isPresent()) {
      return ControlClient.of(project).get("/api/schedules").path("schedules");
    }
    try (Emulator emulator = Emulator.start(workplace.config(project).withPlatform(platform))) {
      return new ControlClient(emulator.running()).get("/api/schedules").path("schedules");
    } catch (IOException e) {
      throw new CommandFailure(e);
    }
  }

  private void print(JsonNode schedules) {
    Terminal terminal = workplace.terminal();
    if (json) {
      terminal.out().println(schedules.toPrettyString());
      return;
    }
    Table table = new Table("schedule", "function", "expression", "next");
    schedules.forEach(
        it ->
            table.row(
                it.path("name").asText(),
                it.path("function").asText(),
                it.path("expression").asText(),
                next(it.path("next").asText(""), it.path("refusal").asText())));
    table.lines().forEach(terminal.out()::println);
  }

  private static String next(String next, String refusal) {
    if (!refusal.isEmpty()) {
      return "never here: " + refusal;
    }
    return next.isEmpty() || next.equals("null") ? "never again" : next;
  }

  /** The schedules of a running emulator, for its banner. */
  static List<String> lines(List<Planned> schedules) {
    return schedules.stream()
        .map(
            it ->
                "schedule: "
                    + it.name()
                    + " next "
                    + next(it.next() == null ? "" : it.next().toString(), it.refusal()))
        .toList();
  }
}
