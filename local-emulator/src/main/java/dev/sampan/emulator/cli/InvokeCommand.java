// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sampan.emulator.Emulator;
import dev.sampan.emulator.RunningEmulator;
import dev.sampan.emulator.comparison.Comparison;
import dev.sampan.emulator.comparison.Observation;
import dev.sampan.platform.Platform;
import dev.sampan.platform.manifest.FunctionSpec;
import dev.sampan.platform.manifest.Manifest;
import dev.sampan.platform.manifest.ManifestException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sampan invoke FUNCTION}: one call. */
@Command(
    name = "invoke",
    mixinStandardHelpOptions = true,
    description = "Call a function once.",
    footer = {
      "",
      "What is sent depends on the function: a text that starts like 'GET /orders' is an HTTP"
          + " request; a function with a queue gets one delivery, a JSON array of messages or one"
          + " message that holds the text; a function with one route such as 'POST /quotes' gets a"
          + " request with the text as its body; all else is a direct call with a JSON payload.",
      "It goes to the emulator that runs the project, or to one started for it."
    })
final class InvokeCommand implements Callable<Integer> {

  /** Failures of which the function's answer says nothing, but perhaps what it printed. */
  private static final Set<String> SILENT =
      Set.of("init-failed", "init-timeout", "crashed", "out-of-memory");

  private final Workplace workplace;

  @Parameters(paramLabel = "FUNCTION", description = "The function's name in sampan.yaml.")
  private String function = "";

  @ArgGroup private Where where = new Where();

  @ArgGroup private InputOptions what = new InputOptions();

  @Mixin private ProjectOption project = new ProjectOption();

  @Option(names = "--native", description = "Send the input as the platform's own event.")
  private boolean asNative;

  @Option(
      names = "--async",
      description = "Hand over a direct call and do not wait; needs a running emulator.")
  private boolean async;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  // picocli sets it before it calls the command.
  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec usage;

  /** On which platforms. */
  private static final class Where {

    @Option(
        names = {"-p", "--platform"},
        paramLabel = "PLATFORM",
        converter = PlatformOption.class,
        description = "lambda (default), scf or cloudrun.")
    private Platform platform = Platform.LAMBDA;

    @Option(
        names = "--all",
        description = "Call it on every platform and show where they differ; exit code 1 if so.")
    private boolean all;
  }

  InvokeCommand(Workplace workplace) {
    this.workplace = workplace;
  }

  @Override
  public Integer call() throws ManifestException, IOException {
    Path directory = project.in(workplace);
    if (async && where.all) {
      throw Usage.wrong(usage, "--async goes with -p, not with --all.");
    }
    byte[] given = what.given(workplace);
    FunctionSpec spec = Functions.require(Manifest.read(directory), function);
    Optional<RunningEmulator> running = RunningEmulator.of(directory);
    if (async) {
      return accept(running, given);
    }
    Input input =
        asNative
            ? Input.ofNative(given, what.origin())
            : Input.of(spec, given, what.origin(), workplace.clock().instant());
    if (running.isPresent()) {
      return call(new ControlCaller(running.get()), input);
    }
    try (Emulator emulator = start(directory)) {
      return call(new ControlCaller(emulator.running()), input);
    }
  }

  /** Without a running emulator there would be nobody to run it once this command has ended. */
  private int accept(Optional<RunningEmulator> running, byte[] given) {
    RunningEmulator emulator =
        running.orElseThrow(
            () ->
                new CommandFailure("--async needs a running emulator: start 'sampan run' first."));
    new ControlCaller(emulator).accept(where.platform, function, given);
    workplace.terminal().err().println("Accepted: it is on disk and will be run.");
    return 0;
  }

  private int call(ControlCaller caller, Input input) {
    return where.all ? all(caller, input) : one(caller, input);
  }

  private Emulator start(Path directory) throws ManifestException {
    workplace.announce(directory);
    try {
      return Emulator.start(workplace.config(directory));
    } catch (IOException e) {
      throw new CommandFailure(e);
    }
  }

  private int one(ControlCaller caller, Input input) {
    Answer answer = caller.call(where.platform, function, input, function);
    Terminal terminal = workplace.terminal();
    terminal.out().println(json ? json(where.platform, answer) : answer.text());
    if (!json) {
      answer.reports().forEach(this::summarize);
    }
    return answer.failed() ? 1 : 0;
  }

  private int all(ControlCaller caller, Input input) {
    Map<Platform, List<Observation>> seen = new EnumMap<>(Platform.class);
    ArrayNode answers = new ObjectMapper().createArrayNode();
    for (Platform platform : Platform.values()) {
      Answer answer = caller.call(platform, function, input, function);
      seen.put(platform, List.of(answer.observation()));
      answers.add(json(platform, answer));
      if (!json) {
        Terminal terminal = workplace.terminal();
        terminal.out().println(terminal.bold("== " + platform.id()) + "\n" + answer.text());
        answer.reports().forEach(this::summarize);
      }
    }
    List<Comparison.Difference> differences = new Comparison(seen).differences();
    if (json) {
      workplace.terminal().out().println(answers.toPrettyString());
    } else {
      Differences.print(workplace.terminal(), differences);
    }
    return differences.isEmpty() ? 0 : 1;
  }

  private void summarize(JsonNode report) {
    Terminal terminal = workplace.terminal();
    if (SILENT.contains(report.path("status").asText())) {
      String log = report.path("log").asText();
      log.lines().forEach(line -> terminal.err().println("  | " + ReportPrinter.safe(line)));
    }
    terminal.err().println(terminal.dim(summary(report)));
  }

  private static String summary(JsonNode report) {
    return report.path("platform").asText()
        + started(report)
        + Millis.text(report.path("total").asDouble())
        + " "
        + report.path("status").asText()
        + reason(report.path("reason").asText());
  }

  private static String reason(String reason) {
    return reason.isEmpty() ? "" : ": " + ReportPrinter.safe(reason);
  }

  private static String started(JsonNode report) {
    if (report.path("instance").isNull()) {
      return " no instance ";
    }
    return report.path("cold").asBoolean() ? " cold " : " warm ";
  }

  private static ObjectNode json(Platform platform, Answer answer) {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode json = mapper.createObjectNode();
    json.put("platform", platform.id());
    json.put("failed", answer.failed());
    json.set("observed", mapper.valueToTree(answer.observation().facts()));
    ArrayNode invocations = json.putArray("invocations");
    answer.reports().forEach(invocations::add);
    return json;
  }
}
