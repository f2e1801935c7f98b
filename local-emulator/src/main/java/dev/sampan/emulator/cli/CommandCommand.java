// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sampan.emulator.Emulator;
import dev.sampan.emulator.EmulatorConfig;
import dev.sampan.emulator.instance.ProcessSpec;
import dev.sampan.platform.manifest.ManifestException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sampan command FUNCTION}: how an instance of a function is started. */
@Command(
    name = "command",
    mixinStandardHelpOptions = true,
    description = "Print the command line, directory and environment of an instance.",
    footer = {"", "Ports and the private directory differ from instance to instance."})
final class CommandCommand implements Callable<Integer> {

  private static final int SAMPLE_PORT = 9001;

  private final Workplace workplace;

  @Parameters(paramLabel = "FUNCTION", description = "The function's name in sampan.yaml.")
  private String function = "";

  @Mixin private PlatformChoice on = new PlatformChoice();

  @Mixin private ProjectOption project = new ProjectOption();

  @Option(names = "--json", description = "Print JSON instead of a shell line.")
  private boolean json;

  CommandCommand(Workplace workplace) {
    this.workplace = workplace;
  }

  @Override
  public Integer call() throws ManifestException {
    ProcessSpec process = process(project.in(workplace));
    workplace.terminal().out().println(json ? json(process) : shell(process));
    return 0;
  }

  private ProcessSpec process(Path directory) throws ManifestException {
    // What it prints has to work when this command has ended.
    Path state = directory.resolve(".sampan");
    EmulatorConfig config = workplace.config(directory).withIndex(state.resolve("index"));
    try (Emulator emulator = Emulator.start(config)) {
      Path home = state.resolve("instances").resolve(function);
      return emulator
          .process(on.platform(), function, SAMPLE_PORT, home)
          .orElseThrow(() -> new CommandFailure(Functions.unknown(emulator.manifest(), function)));
    } catch (IOException e) {
      throw new CommandFailure(e);
    }
  }

  private static String shell(ProcessSpec process) {
    StringBuilder line = new StringBuilder("cd ").append(quoted(process.directory().toString()));
    line.append(" && env -i");
    for (Map.Entry<String, String> each : process.environment().entrySet()) {
      line.append(" \\\n  ").append(each.getKey()).append('=').append(quoted(each.getValue()));
    }
    line.append(" \\\n ");
    process.command().forEach(word -> line.append(' ').append(quoted(word)));
    return line.toString();
  }

  private static String quoted(String word) {
    boolean plain = word.matches("[A-Za-z0-9_./:=@%+,-]+");
    return plain ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  private static String json(ProcessSpec process) {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode json = mapper.createObjectNode();
    json.put("directory", process.directory().toString());
    json.set("command", mapper.valueToTree(process.command()));
    json.set("environment", mapper.valueToTree(process.environment()));
    return json.toPrettyString();
  }
}
