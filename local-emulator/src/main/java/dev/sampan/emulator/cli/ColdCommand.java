// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sampan.emulator.Emulator;
import dev.sampan.emulator.EmulatorConfig;
import dev.sampan.platform.manifest.FunctionSpec;
import dev.sampan.platform.manifest.Manifest;
import dev.sampan.platform.manifest.ManifestException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sampan cold FUNCTION}: forces cold starts and prints how long they take. */
@Command(
    name = "cold",
    mixinStandardHelpOptions = true,
    description = "Force cold starts of a function and print how long their parts take.",
    footer = {
      "",
      "provision is modelled, and zero without --cold-start real; all else is measured on this"
          + " machine. 'call' is the whole first call as its caller sees it."
    })
final class ColdCommand implements Callable<Integer> {

  private static final List<String> PARTS =
      List.of("provision", "queued", "process", "runtime", "handler", "restore");
  private static final int MOST = 1000;

  private final Workplace workplace;

  // picocli sets it before it calls the command.
  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec command;

  @Parameters(paramLabel = "FUNCTION", description = "The function's name in sampan.yaml.")
  private String function = "";

  @Option(
      names = "-n",
      paramLabel = "N",
      description = "How many cold starts, 1 to 1000; by default ${DEFAULT-VALUE}.")
  private int count = 20;

  @Mixin private PlatformChoice on = new PlatformChoice();

  @Option(
      names = {"-d", "--data"},
      paramLabel = "DATA",
      description = "What is sent, as with 'sampan invoke'; by default {}.")
  private String data = "{}";

  @Mixin private ProjectOption project = new ProjectOption();

  @Mixin private ConditionOptions conditions = new ConditionOptions();

  @Option(names = "--json", description = "Print JSON: every start and the distribution.")
  private boolean json;

  ColdCommand(Workplace workplace) {
    this.workplace = workplace;
  }

  @Override
  public Integer call() throws ManifestException, IOException {
    Usage.between(command, "-n", count, 1, MOST);
    Path directory = project.in(workplace);
    Manifest manifest = Manifest.read(directory);
    FunctionSpec spec = Functions.require(manifest, function);
    refuseKept(spec.on(on.platform()));
    Input input =
        Input.of(
            spec, data.getBytes(StandardCharsets.UTF_8), "--data", workplace.clock().instant());
    workplace.announce(directory);
    EmulatorConfig config = conditions.apply(workplace.config(directory), workplace, manifest);
    try (Emulator emulator = Emulator.start(config)) {
      return print(starts(emulator, input));
    } catch (IOException e) {
      throw new CommandFailure(e);
    }
  }

  private void refuseKept(FunctionSpec spec) {
    int kept = spec.instances().kept();
    if (kept > 0) {
      throw new CommandFailure(
          ("%s keeps instances ready on %s (instances.min is %d), so its calls find it warm."
                  + " Set min to 0 to measure cold starts.")
              .formatted(function, on.platform().id(), kept));
    }
  }

  private List<JsonNode> starts(Emulator emulator, Input input) {
    ControlCaller caller = new ControlCaller(emulator.running());
    List<JsonNode> starts = new ArrayList<>();
    Terminal terminal = workplace.terminal();
    for (int done = 0; done < count; done++) {
      Answer answer = caller.call(on.platform(), function, input, function);
      starts.addAll(answer.reports());
      emulator.endInstances();
      terminal.progress((done + 1) + " of " + count + " cold starts");
    }
    terminal.progressEnds();
    return starts;
  }

  private int print(List<JsonNode> starts) {
    Map<String, Spread> spreads = new LinkedHashMap<>();
    for (String part : PARTS) {
      spreads.put(part, Spread.of(starts.stream().mapToDouble(it -> it.path(part).asDouble())));
    }
    spreads.put("call", Spread.of(starts.stream().mapToDouble(it -> it.path("total").asDouble())));
    long failed = starts.stream().filter(it -> it.path("failed").asBoolean()).count();
    workplace.terminal().out().println(json ? json(starts, spreads) : text(spreads));
    if (failed > 0) {
      workplace.terminal().err().println(failed + " of " + starts.size() + " calls failed.");
    }
    return failed > 0 ? 1 : 0;
  }

  private static String text(Map<String, Spread> spreads) {
    Table table = new Table("", "min", "median", "p90", "p99", "max", "mean");
    spreads.forEach(
        (part, it) -> {
          if (it.max() > 0) {
            table.row(
                part,
                Millis.text(it.min()),
                Millis.text(it.median()),
                Millis.text(it.p90()),
                Millis.text(it.p99()),
                Millis.text(it.max()),
                Millis.text(it.mean()));
          }
        });
    return String.join("\n", table.lines());
  }

  private static String json(List<JsonNode> starts, Map<String, Spread> spreads) {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode whole = mapper.createObjectNode();
    whole.putArray("starts").addAll(starts);
    ObjectNode distribution = whole.putObject("distribution");
    spreads.forEach((part, it) -> it.write(distribution.putObject(part)));
    return whole.toPrettyString();
  }
}
