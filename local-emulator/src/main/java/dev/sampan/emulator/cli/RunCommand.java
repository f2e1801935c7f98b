// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.cli;

import dev.sampan.emulator.Emulator;
import dev.sampan.emulator.EmulatorConfig;
import dev.sampan.emulator.trigger.RouteTable;
import dev.sampan.platform.Platform;
import dev.sampan.platform.manifest.FunctionSpec;
import dev.sampan.platform.manifest.Manifest;
import dev.sampan.platform.manifest.ManifestException;
import dev.sampan.platform.manifest.TriggerSpec;
import dev.sampan.platform.manifest.WebSocketTrigger;
import java.io.IOException;
import java.net.BindException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sampan run}: serves a project until it is stopped. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = "Serve a project on this machine until Ctrl-C.",
    footer = {
      "",
      "HTTP routes are served on the gateway's port. The control port answers AWS's Lambda"
          + " Invoke API and 'sampan invoke'. Both listen on loopback only."
    })
final class RunCommand implements Callable<Integer> {

  private static final int MOST_PORT = 65535;

  private final Workplace workplace;

  // picocli sets it before it calls the command.
  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @ArgGroup private ProjectArgument project = new ProjectArgument();

  @Option(
      names = {"-p", "--platform"},
      paramLabel = "PLATFORM",
      converter = PlatformOption.class,
      description = "Whose contract the gateway speaks: lambda (default), scf or cloudrun.")
  private Platform platform = Platform.LAMBDA;

  @Option(
      names = "--gateway-port",
      paramLabel = "N",
      description = "Port for HTTP routes, 0 for a free one; by default ${DEFAULT-VALUE}.")
  private int gatewayPort = EmulatorConfig.GATEWAY_PORT;

  @Option(
      names = "--control-port",
      paramLabel = "N",
      description = "Port of the invoke APIs, 0 for a free one; by default ${DEFAULT-VALUE}.")
  private int controlPort = EmulatorConfig.CONTROL_PORT;

  @Option(
      names = "--s3-port",
      paramLabel = "N",
      description =
          "Port of the S3 API of the project's buckets, if it has any, 0 for a free one; by"
              + " default ${DEFAULT-VALUE}.")
  private int s3Port = EmulatorConfig.S3_PORT;

  @Option(
      names = "--allow-host",
      paramLabel = "NAME",
      description = "A further host name that the control port answers to.")
  private List<String> hosts = List.of();

  @Mixin private InstanceOptions instances = new InstanceOptions();

  @Mixin private ConditionOptions conditions = new ConditionOptions();

  @Option(
      names = "--no-watch",
      description = "Do not follow changes of the classes and the manifest.")
  private boolean still;

  @Mixin private TraceOptions traces = new TraceOptions();

  @Option(names = "--json", description = "Print each event as one line of JSON.")
  private boolean json;

  RunCommand(Workplace workplace) {
    this.workplace = workplace;
  }

  @Override
  public Integer call() throws ManifestException {
    Instant begin = workplace.clock().instant();
    try (Emulator emulator = start(project.in(workplace))) {
      banner(emulator, Duration.between(begin, workplace.clock().instant()));
      emulator.awaitClosed();
    } catch (InterruptedException e) {
      // Whoever interrupts wants it to stop.
      Thread.currentThread().interrupt();
    } finally {
      traces.close();
    }
    workplace.terminal().err().println("Stopped.");
    return 0;
  }

  private Emulator start(Path directory) throws ManifestException {
    portOf("--gateway-port", gatewayPort);
    portOf("--control-port", controlPort);
    portOf("--s3-port", s3Port);
    instances.check();
    Manifest manifest = Manifest.read(directory);
    EmulatorConfig config =
        conditions.apply(
            instances.apply(config(directory), workplace, manifest), workplace, manifest);
    workplace.announce(directory);
    try {
      return Emulator.start(still ? config : config.watching());
    } catch (BindException e) {
      throw new CommandFailure(
          e.getMessage()
              + "; --gateway-port, --control-port, --s3-port and --debug choose other ports");
    } catch (IOException e) {
      throw new CommandFailure(e);
    }
  }

  private EmulatorConfig config(Path directory) {
    return workplace
        .sharedConfig(directory)
        .withPlatform(platform)
        .withPorts(gatewayPort, controlPort)
        .withS3Port(s3Port)
        .withAllowedHosts(new LinkedHashSet<>(hosts))
        .withListener(
            new ReportPrinter(workplace.terminal(), workplace.clock(), json)
                .and(traces.listener(workplace.terminal())));
  }

  private void portOf(String option, int port) {
    Usage.between(spec, option, port, 0, MOST_PORT);
  }

  private void banner(Emulator emulator, Duration took) {
    Terminal terminal = workplace.terminal();
    String gateway = "http://127.0.0.1:" + emulator.gatewayPort();
    terminal.err().println(terminal.bold(platform.id()) + ", ready in " + took.toMillis() + " ms");
    Table table = new Table("route", "function");
    for (RouteTable.Entry each : emulator.routes()) {
      table.row(route(gateway, each), each.function());
    }
    table.lines().forEach(line -> terminal.err().println("  " + line));
    emulator.manifest().functions().forEach(this::sources);
    if (platform == Platform.LAMBDA) {
      emulator.manifest().functions().forEach(it -> sockets(emulator.gatewayPort(), it));
    }
    TickCommand.lines(emulator.schedules().planned())
        .forEach(line -> terminal.err().println("  " + line));
    emulator.buckets().forEach((name, path) -> bucket(emulator, name, path));
    emulator.debugPorts().forEach(this::debugged);
    terminal.err().println("  isolation: " + emulator.isolation().summary());
    terminal.err().println("Control on http://127.0.0.1:" + emulator.controlPort());
    terminal.err().println("Ctrl-C stops it.");
  }

  /** Schedules and buckets have lines of their own. */
  private void sources(FunctionSpec function) {
    for (TriggerSpec each : function.triggers()) {
      switch (each.kind()) {
        case QUEUE, TOPIC, STREAM, BUS, LOG, RECORD ->
            workplace.terminal().err().println("  " + source(each) + ", to " + function.name());
        default -> {}
      }
    }
  }

  private void sockets(int port, FunctionSpec function) {
    for (TriggerSpec each : function.triggers()) {
      if (each instanceof WebSocketTrigger it) {
        String at = "ws://127.0.0.1:" + port + "/" + it.source();
        String routes = String.join(" ", it.routes());
        workplace
            .terminal()
            .err()
            .println("  websocket: " + at + " " + routes + ", to " + function.name());
      }
    }
  }

  private static String source(TriggerSpec it) {
    String kind = it.kind().name().toLowerCase(Locale.ROOT);
    return kind + ": sampan emit " + kind + " " + it.source();
  }

  private void bucket(Emulator emulator, String name, Path path) {
    String at = "http://127.0.0.1:" + emulator.s3Port().orElse(0) + "/" + name;
    workplace.terminal().err().println("  bucket: " + name + " in " + path + ", S3 at " + at);
  }

  private void debugged(String function, int port) {
    workplace.terminal().err().println("  debug: attach to " + function + " at 127.0.0.1:" + port);
  }

  private static String route(String gateway, RouteTable.Entry entry) {
    return entry
        .route()
        .map(route -> route.method() + " " + gateway + route.path())
        .orElse("ANY " + gateway + "/");
  }
}
