// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.lambda;

import dev.sampan.emulator.instance.InstanceHost;
import dev.sampan.emulator.instance.InstanceProcess;
import dev.sampan.emulator.instance.Ports;
import dev.sampan.emulator.instance.ProcessSpec;
import dev.sampan.platform.Platform;
import dev.sampan.platform.manifest.FunctionSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** Starts the processes of one instance: its runtimes, and the extensions beside them. */
final class LambdaPrograms {

  private static final String MAIN = "dev.sampan.adapter.lambda.LambdaMain";

  private final InstanceHost host;
  private final FunctionSpec function;
  private final InitType type;
  private final int port;

  /** The programs of an instance that finds its APIs at a port. */
  LambdaPrograms(InstanceHost host, FunctionSpec function, InitType type, int port) {
    this.host = host;
    this.function = function;
    this.type = type;
    this.port = port;
  }

  RuntimeProcess runtime(String id, Telemetry telemetry) throws IOException {
    var told = host.telling(telemetry.lines("function"));
    return new ChildRuntime(
        InstanceProcess.start(told, Platform.LAMBDA, id, function, this::runtime));
  }

  /** How a runtime is started, given its private directory. */
  ProcessSpec runtime(Path home) {
    var variables = LambdaVariables.of(function, type, port, host.artifact().directory());
    var level = host.artifact().tuning(function.name()).variables().get("SAMPAN_LOG_LEVEL");
    if (level != null) {
      variables.put("AWS_LAMBDA_LOG_LEVEL", level.toUpperCase(Locale.ROOT));
    }
    return host.artifact().process(Platform.LAMBDA, function, MAIN, variables, home).asking(port);
  }

  /** Class loaders run no programs, so there the project's extensions stay away. */
  List<ExtensionProgram> extensions(String id, Telemetry telemetry) throws IOException {
    if (!host.isolation().hasProcesses()) {
      return List.of();
    }
    return ExtensionProgram.in(host.artifact().directory()).stream()
        .map(it -> new ExtensionProgram(name(it), () -> extension(id, telemetry, it)))
        .toList();
  }

  private static String name(Path program) {
    return String.valueOf(program.getFileName());
  }

  private RuntimeProcess extension(String id, Telemetry telemetry, Path program)
      throws IOException {
    var told = host.telling(telemetry.lines("extension"));
    return new ChildRuntime(
        InstanceProcess.start(told, Platform.LAMBDA, id, function, home -> extension(program)));
  }

  private ProcessSpec extension(Path program) {
    var directory = host.artifact().directory();
    var variables = new TreeMap<>(host.artifact().environment());
    variables.putAll(LambdaVariables.ofExtension(function, type, port, directory));
    return new ProcessSpec(List.of(program.toString()), directory, variables, null, Ports.NONE)
        .asking(port);
  }
}
