// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator;

import dev.sampan.emulator.console.KnownHosts;
import dev.sampan.emulator.console.LogRing;
import dev.sampan.emulator.console.PublishResource;
import dev.sampan.emulator.debug.Debugging;
import dev.sampan.emulator.function.AsyncCalls;
import dev.sampan.emulator.function.Calls;
import dev.sampan.emulator.function.Functions;
import dev.sampan.emulator.instance.InstanceHost;
import dev.sampan.emulator.instance.PublishAccess;
import dev.sampan.emulator.instance.StartQueue;
import dev.sampan.emulator.invocation.InvocationListener;
import dev.sampan.emulator.isolation.MemoryWatch;
import dev.sampan.emulator.metrics.Metrics;
import dev.sampan.emulator.schedule.Schedules;
import dev.sampan.emulator.trigger.SourceHost;
import dev.sampan.emulator.trigger.Sources;
import dev.sampan.emulator.websocket.WebSockets;
import dev.sampan.platform.Platform;
import dev.sampan.platform.manifest.Manifest;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;

/** The parts of an emulator, each joined to those before it. */
final class Works {

  /** Longer than any platform lets an instance take to end. */
  private static final int SHUTDOWN_SECONDS = 12;

  /** How long deliveries that are under way may take when the emulator is told to end. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final RunDirectory directory;
  private final Machinery machinery;
  private final Project project;
  private final InvocationListener listener;

  final EmulatorConfig config;
  final StateFile state;
  final LogRing log;
  final Metrics metrics;
  final Debugging debugging;
  final PublishAccess publishing = new PublishAccess();
  final OwnSources own;
  final Functions functions;
  final Calls calls;
  final Ledger ledger;
  final AsyncCalls asyncCalls;
  final WebSockets sockets;
  final Sources sources;
  final Schedules schedules;

  /**
   * Opens what keeps things, and joins the parts; nothing happens of itself yet.
   *
   * @throws IOException if another emulator runs this project, or a port or a file cannot be used
   */
  Works(EmulatorConfig config, RunDirectory directory, Manifest manifest, Machinery machinery)
      throws IOException {
    this.config = config;
    this.machinery = machinery;
    this.metrics = new Metrics(machinery.threads());
    this.directory = directory;
    this.state = StateFile.take(directory.path());
    directory.clear();
    this.log = new LogRing(config.clock());
    this.debugging =
        Debugging.open(config.platform(), config.debugPorts(), config.clock(), machinery.threads());
    this.listener = debugging.before(log.and(metrics).and(config.listener()));
    this.own = OwnSources.open(config, manifest, listener, machinery);
    var tunings = debugging.tunings(config.tunings());
    this.project =
        new Project(
            withBuckets(), directory, tunings, publishing, manifest, listener, machinery.alarm());
    var debugged = debugging.debugged(config.isTimeless());
    this.functions = new Functions(manifest, host(), config.mostInstances(), debugged);
    this.calls = new Calls(functions, listener, config.clock());
    this.ledger = Ledger.open(directory.journal(), machinery.threads(), listener, config.clock());
    this.asyncCalls = ledger.asyncCalls(calls, functions, machinery.timer(), machinery.threads());
    this.sources = ledger.sources(sourceHost());
    this.schedules = own.schedules(manifest, sources);
    this.sockets = webSockets();
  }

  private WebSockets webSockets() {
    return new WebSockets(
        calls,
        () -> functions.all(Platform.LAMBDA),
        new KnownHosts(config.allowedHosts()),
        config.clock(),
        machinery.alarm());
  }

  private EmulatorConfig withBuckets() {
    var all = new HashMap<>(own.variables());
    all.putAll(config.environment());
    return config.withEnvironment(all);
  }

  private InstanceHost host() {
    return new InstanceHost(
        project.artifact(),
        machinery.listeners(),
        machinery.pump(),
        config.isolation(),
        MemoryWatch.start(machinery.timer()),
        machinery.timer(),
        machinery.threads(),
        new StartQueue(config.startsAtOnce(), machinery.threads()),
        config.conditions(),
        state,
        listener,
        directory.instances(),
        config.clock());
  }

  private SourceHost sourceHost() {
    return new SourceHost(
        config.platform(),
        calls,
        ledger.journal(),
        ledger.deadLetters(),
        config.conditions().faults(),
        config.clock(),
        machinery.timer(),
        machinery.threads(),
        config.mostInstances());
  }

  /**
   * Opens the ports, and from then on follows the project if that is wanted.
   *
   * @throws IOException if a port cannot be bound; the message says which
   */
  Doors open(ControlSide control) throws IOException {
    var doors =
        Doors.open(
            config, machinery.listeners(), functions, calls, sockets, listener, control.paths());
    control.gatewayAt(doors.gatewayPort());
    publishing.openAt(
        "http://" + Doors.LOOPBACK + ":" + doors.controlPort() + PublishResource.PATH);
    if (config.isWatching()) {
      project.follow(functions);
    }
    return doors;
  }

  /**
   * Says where the ports are, and lets things happen.
   *
   * @throws IOException if it cannot be written where they are
   */
  void begin(Doors doors) throws IOException {
    state.write(doors.gatewayPort(), doors.controlPort());
    ledger.takeUp();
    functions.follow(sources::follow);
    functions.follow(schedules::use);
    functions.follow(own::use);
    sources.follow(functions.manifest());
    own.watch(sources);
    if (!config.hasOwnDirectory()) {
      machinery.threads().execute(project::look);
    }
  }

  /** Ends everything but what {@link #release} lets go of. */
  void end(Doors doors) {
    project.close();
    sockets.close();
    doors.close();
    schedules.close();
    own.close();
    ledger.stop();
    sources.close(PATIENCE);
    functions.shutDown(SHUTDOWN_SECONDS);
  }

  /** Lets go of the files and the threads. */
  void release() {
    state.release();
    debugging.close();
    machinery.stopThreads();
    ledger.close();
    machinery.close();
    project.release();
    directory.release();
  }
}
