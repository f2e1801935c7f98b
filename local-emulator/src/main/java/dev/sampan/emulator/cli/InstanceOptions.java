// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.cli;

import dev.sampan.emulator.EmulatorConfig;
import dev.sampan.emulator.instance.Tuning;
import dev.sampan.emulator.isolation.Bubblewrap;
import dev.sampan.emulator.isolation.Isolation;
import dev.sampan.platform.manifest.FunctionSpec;
import dev.sampan.platform.manifest.Manifest;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that say how instances are started. */
final class InstanceOptions {

  /** Where the first debugger attaches if no port is given; the next ones follow. */
  private static final int DEBUG_PORT = 5005;

  private static final int MOST_PORT = 65535;
  private static final List<String> LEVELS = List.of("debug", "info", "warn", "error");

  // picocli sets it before it calls the command.
  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Option(
      names = "--env",
      paramLabel = "NAME",
      description = "A variable of this shell that the functions get too.")
  private List<String> passed = List.of();

  @Option(
      names = "--env-file",
      paramLabel = "FILE",
      description = "A file of variables that the functions get, a NAME=value on each line.")
  private List<Path> files = List.of();

  @Option(
      names = "--log-level",
      paramLabel = "[FUNCTION=]LEVEL",
      description = "From which level on functions log: debug, info, warn or error.")
  private List<String> levels = List.of();

  @Option(
      names = "--debug",
      paramLabel = "FUNCTION[=PORT]",
      description =
          "A function that a debugger can attach to, on a port that stays; by default 5005 and on.")
  private List<String> debugged = List.of();

  /**
   * Looks at what can be told without the project.
   *
   * @throws ParameterException if an option is wrong
   */
  void check() {
    if (inProcess && !debugged.isEmpty()) {
      throw wrong(
          "--debug attaches to a process of a function's own, which --in-process has none of:"
              + " attach to the emulator, started with SAMPAN_JAVA_OPTIONS="
              + "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:5005");
    }
    if (inProcess && isolation != Kept.PROCESS) {
      throw wrong("--isolation keeps processes apart, but with --in-process there are none.");
    }
    if (networkCut && isolation != Kept.BUBBLEWRAP) {
      throw wrong("--no-network needs a sandbox: add --isolation bubblewrap.");
    }
    if (networkCut && !debugged.isEmpty()) {
      throw wrong("--debug reaches an instance over the network that --no-network cuts.");
    }
    passed.forEach(this::name);
    levels.forEach(each -> level(each.substring(each.indexOf('=') + 1)));
    debugged.stream()
        .filter(each -> each.contains("="))
        .forEach(each -> port(each.substring(each.indexOf('=') + 1)));
  }

  @Option(
      names = "--isolation",
      paramLabel = "process|bubblewrap",
      description =
          "How instances are kept apart: process (default), or bubblewrap, a sandbox with read-only"
              + " files and, where the system allows it, hard limits.")
  private Kept isolation = Kept.PROCESS;

  @Option(
      names = "--no-network",
      description =
          "With --isolation bubblewrap: instances reach nobody but the emulator. Not for functions"
              + " with a command of their own.")
  private boolean networkCut;

  @Option(
      names = "--in-process",
      description =
          "Run instances in class loaders in the emulator's own process, so that one debugger"
              + " attached to it sees them all. It has no limits, and System.exit ends the"
              + " emulator.")
  private boolean inProcess;

  /** The ways to keep instances apart. */
  enum Kept {
    PROCESS,
    BUBBLEWRAP
  }

  /**
   * The same setup with what these options say.
   *
   * @throws ParameterException if an option is wrong
   * @throws CommandFailure if there is no such function, or a file cannot be read
   */
  EmulatorConfig apply(EmulatorConfig config, Workplace workplace, Manifest manifest) {
    Map<String, String> environment = new LinkedHashMap<>();
    for (Path file : files) {
      environment.putAll(DotEnv.read(workplace.directory().resolve(file)));
    }
    environment.putAll(workplace.childEnvironment(passed));
    EmulatorConfig setUp =
        config
            .withEnvironment(environment)
            .withIsolation(isolation(workplace))
            .withTunings(tunings(manifest))
            .withDebugPorts(debugPorts(manifest));
    return inProcess && hasDebugger() ? setUp.withoutTimeouts() : setUp;
  }

  /** Whether this virtual machine was started so that a debugger can attach. */
  private static boolean hasDebugger() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .anyMatch(it -> it.startsWith("-agentlib:jdwp") || it.startsWith("-Xrunjdwp"));
  }

  private Isolation isolation(Workplace workplace) {
    if (inProcess) {
      return Isolation.inProcess();
    }
    if (isolation == Kept.PROCESS) {
      return Isolation.process();
    }
    return Bubblewrap.find(
            workplace.environment().getOrDefault("PATH", ""),
            Path.of(System.getProperty("user.home")),
            !networkCut)
        .orElseThrow(
            () ->
                new CommandFailure(
                    "--isolation bubblewrap needs the program bwrap, and this system's leave to make"
                        + " a sandbox with it; one of the two is missing. Install bubblewrap, or"
                        + " leave the option out."));
  }

  private Map<String, Tuning> tunings(Manifest manifest) {
    Map<String, Tuning> tunings = new LinkedHashMap<>();
    for (String each : levels) {
      int split = each.indexOf('=');
      String level = level(each.substring(split + 1));
      if (split < 0) {
        manifest.functions().forEach(it -> tunings.put(it.name(), logging(level)));
      }
    }
    for (String each : levels) {
      int split = each.indexOf('=');
      if (split >= 0) {
        FunctionSpec function = Functions.require(manifest, each.substring(0, split));
        tunings.put(function.name(), logging(level(each.substring(split + 1))));
      }
    }
    return tunings;
  }

  /** A value would be passed over without a word. */
  private void name(String text) {
    int split = text.indexOf('=');
    if (split >= 0) {
      throw wrong(
          "--env is '"
              + text.substring(0, split + 1)
              + "...', but takes the name alone of a variable of this shell; a value goes in a file"
              + " for --env-file.");
    }
  }

  private static Tuning logging(String level) {
    return Tuning.NONE.withVariable("SAMPAN_LOG_LEVEL", level);
  }

  private String level(String text) {
    String level = text.toLowerCase(Locale.ROOT);
    if (!LEVELS.contains(level)) {
      throw wrong("--log-level is '" + text + "', but a level is debug, info, warn or error.");
    }
    return level;
  }

  private Map<String, Integer> debugPorts(Manifest manifest) {
    Map<String, Integer> ports = new LinkedHashMap<>();
    for (String each : debugged) {
      int split = each.indexOf('=');
      String name = split < 0 ? each : each.substring(0, split);
      int port = split < 0 ? DEBUG_PORT + ports.size() : port(each.substring(split + 1));
      String function = Functions.require(manifest, name).name();
      if (port != 0 && ports.containsValue(port)) {
        throw wrong("--debug " + each + ": port " + port + " is another function's.");
      }
      ports.put(function, port);
    }
    return ports;
  }

  private int port(String text) {
    try {
      int port = Integer.parseInt(text);
      if (port >= 0 && port <= MOST_PORT) {
        return port;
      }
    } catch (NumberFormatException e) {
      throw noPort(text);
    }
    throw noPort(text);
  }

  private ParameterException noPort(String text) {
    return wrong("--debug has the port '" + text + "', but a port is 0 to " + MOST_PORT + ".");
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
