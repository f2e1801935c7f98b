// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator;

import dev.sampan.emulator.console.ControlApi;
import dev.sampan.emulator.console.ControlPaths;
import dev.sampan.emulator.console.ControlResource;
import dev.sampan.emulator.console.ControlRoute;
import dev.sampan.emulator.console.DeadResource;
import dev.sampan.emulator.console.FaultResource;
import dev.sampan.emulator.console.FunctionResource;
import dev.sampan.emulator.console.InvocationResource;
import dev.sampan.emulator.console.LambdaInvokeApi;
import dev.sampan.emulator.console.LogResource;
import dev.sampan.emulator.console.LogRing;
import dev.sampan.emulator.console.MetricsResource;
import dev.sampan.emulator.console.OpenApiResource;
import dev.sampan.emulator.console.PublishResource;
import dev.sampan.emulator.console.ScheduleResource;
import dev.sampan.emulator.console.SourceResource;
import dev.sampan.emulator.console.StopResource;
import dev.sampan.emulator.debug.Debugging;
import dev.sampan.emulator.function.AsyncCalls;
import dev.sampan.emulator.function.Calls;
import dev.sampan.emulator.function.Functions;
import dev.sampan.emulator.function.InstanceReport;
import dev.sampan.emulator.function.ProjectArtifact;
import dev.sampan.emulator.instance.InstanceHost;
import dev.sampan.emulator.instance.ProcessSpec;
import dev.sampan.emulator.instance.PublishAccess;
import dev.sampan.emulator.instance.StartQueue;
import dev.sampan.emulator.invocation.InvocationListener;
import dev.sampan.emulator.isolation.Isolation;
import dev.sampan.emulator.isolation.MemoryWatch;
import dev.sampan.emulator.metrics.Metrics;
import dev.sampan.emulator.schedule.Schedules;
import dev.sampan.emulator.trigger.RouteTable;
import dev.sampan.emulator.trigger.SourceHost;
import dev.sampan.emulator.trigger.Sources;
import dev.sampan.platform.Platform;
import dev.sampan.platform.manifest.Manifest;
import dev.sampan.platform.manifest.ManifestException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Runs the functions of one project the way the clouds do: each instance a process of its own that
 * speaks its platform's real protocol.
 *
 * <pre>{@code
 * var config = EmulatorConfig.of(project, adapters, Clock.systemUTC());
 * try (var emulator = Emulator.start(config)) {
 *   emulator.calls().http(Platform.SCF, "orders", HttpRequest.of("GET", "/orders")).join();
 * }
 * }</pre>
 *
 * <p>Thread-safe. Ends its instances when it is closed, and when the virtual machine ends.
 */
public final class Emulator implements AutoCloseable {

  /** Longer than any platform lets an instance take to end. */
  private static final int SHUTDOWN_SECONDS = 12;

  /** How long deliveries that are under way may take when the emulator is told to end. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final EmulatorConfig config;
  private final RunDirectory directory;
  private final Project project;
  private final Machinery machinery;
  private final LogRing log;
  private final Debugging debugging;
  private final InvocationListener listener;
  private final StateFile state;
  private final Functions functions;
  private final Calls calls;
  private final Ledger ledger;
  private final AsyncCalls asyncCalls;
  private final Sources sources;
  private final OwnSources own;
  private final Schedules schedules;
  private final Doors doors;
  private final Thread hook = new Thread(this::close, "sampan-shutdown");
  private final Metrics metrics;
  private final PublishAccess publishing = new PublishAccess();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final AtomicBoolean closed = new AtomicBoolean();

  private Emulator(
      EmulatorConfig config, RunDirectory directory, Manifest manifest, Machinery machinery)
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
    var tunings = debugging.tunings(config.tunings());
    this.own =
        OwnSources.open(
            config,
            manifest,
            machinery.listeners(),
            listener,
            machinery.timer(),
            machinery.threads());
    this.project = new Project(withBuckets(), directory, tunings, publishing, manifest);
    var debugged = debugging.debugged(config.isTimeless());
    this.functions = new Functions(manifest, host(), config.mostInstances(), debugged);
    this.calls = new Calls(functions, listener, config.clock());
    this.ledger = Ledger.open(directory.journal(), machinery.threads(), listener, config.clock());
    this.asyncCalls = ledger.asyncCalls(calls, functions, machinery.timer(), machinery.threads());
    this.sources = ledger.sources(sourceHost());
    this.schedules = own.schedules(manifest, sources);
    try {
      this.doors =
          Doors.open(config, machinery.listeners(), functions, calls, listener, controlApis());
      publishing.openAt("http://" + Doors.LOOPBACK + ":" + controlPort() + PublishResource.PATH);
      if (config.isWatching()) {
        project.follow(functions, listener);
      }
    } catch (IOException e) {
      release();
      throw e;
    }
    state.write(gatewayPort(), controlPort());
    ledger.takeUp();
    functions.follow(sources::follow);
    functions.follow(schedules::use);
    functions.follow(own::use);
    sources.follow(functions.manifest());
    own.watch(sources);
    Runtime.getRuntime().addShutdownHook(hook);
    functions.warm();
  }

  /**
   * Starts an emulator. It is ready when this returns. No instance is started before it is called,
   * but for those that the manifest keeps, or that are debugged.
   *
   * @throws ManifestException if the project has no manifest that can be used
   * @throws IOException if a port is in use, or another emulator runs this project, or Maven cannot
   *     tell the project's class path; the message says which
   */
  public static Emulator start(EmulatorConfig config) throws ManifestException, IOException {
    var manifest = Manifest.read(config.project());
    askMaven(config, manifest);
    var directory = RunDirectory.make(config.project(), config.hasOwnDirectory());
    var machinery = Machinery.start(config.isolation());
    try {
      return new Emulator(config, directory, manifest, machinery);
    } catch (IOException | RuntimeException e) {
      machinery.close();
      throw e;
    }
  }

  /** What Maven takes to answer is no part of a function's start; the answer is kept on disk. */
  private static void askMaven(EmulatorConfig config, Manifest manifest) throws IOException {
    var handlers = manifest.functions().stream().anyMatch(it -> it.command().isEmpty());
    if (handlers && config.classPath() == null) {
      var unused =
          ProjectArtifact.classPath(
              config.project(), RunDirectory.shared(config.project()), config.adapters());
    }
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

  private EmulatorConfig withBuckets() {
    var all = new HashMap<>(own.variables());
    all.putAll(config.environment());
    return config.withEnvironment(all);
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

  private ControlPaths controlApis() {
    var lambda =
        new LambdaInvokeApi(
            calls, asyncCalls, it -> functions.find(Platform.LAMBDA, it).isPresent());
    return new ControlPaths(
        lambda, new ControlApi(state.token(), machinery.threads(), resources()));
  }

  private List<ControlResource> resources() {
    return List.of(
        new FunctionResource(functions, config.isolation()),
        new InvocationResource(calls, asyncCalls),
        new SourceResource(sources, config.clock()),
        new LogResource(log, functions),
        new MetricsResource(metrics, new Overview(functions, ledger.journal(), config.clock())),
        new ScheduleResource(schedules),
        new FaultResource(config.conditions().faults()),
        new PublishResource(publishing, functions, calls.lineage(), sources, config.clock()),
        new OpenApiResource(),
        new DeadResource(ledger.deadLetters()),
        new StopResource(this::closeLater));
  }

  /** What the control port does beside the clouds' own APIs. */
  List<ControlRoute> controlRoutes() {
    return resources().stream().flatMap(it -> it.routes().stream()).toList();
  }

  private void closeLater() {
    new Thread(this::close, "sampan-stop").start();
  }

  /** Calls the project's functions. */
  public Calls calls() {
    return calls;
  }

  /** Where the journal of a project is, whether an emulator runs it or not. */
  public static Path journal(Path project) {
    return new RunDirectory(RunDirectory.shared(project), false).journal();
  }

  /** Accepts direct calls that nobody waits for. */
  public AsyncCalls asyncCalls() {
    return asyncCalls;
  }

  /** Accepts events for the functions that listen to them. */
  public Sources sources() {
    return sources;
  }

  /** The schedules with their next firings. */
  public Schedules schedules() {
    return schedules;
  }

  /** The directory of each bucket, by the buckets' names. */
  public Map<String, Path> buckets() {
    return own.directories();
  }

  /** The port of the S3 API; empty if the project has no buckets. */
  public OptionalInt s3Port() {
    return own.s3Port();
  }

  /** The manifest that this emulator runs now. */
  public Manifest manifest() {
    return functions.manifest();
  }

  /** The routes that the gateway serves, those that say most first. */
  public List<RouteTable.Entry> routes() {
    return doors.routes();
  }

  /** How instances are kept apart. */
  public Isolation isolation() {
    return config.isolation();
  }

  /** Every instance of every function. */
  public List<InstanceReport> instances() {
    return functions.instances();
  }

  /**
   * The exact command line, directory and environment of an instance.
   *
   * @param port where it would listen, or find its runtime API
   * @param home its private directory
   * @return empty if there is no such function
   */
  public Optional<ProcessSpec> process(Platform platform, String function, int port, Path home) {
    return functions
        .find(platform, function)
        .map(it -> functions.process(platform, it, port, home));
  }

  /** How a tool reaches this emulator. */
  public RunningEmulator running() {
    return new RunningEmulator(gatewayPort(), controlPort(), state.token());
  }

  /** Ends every instance, so that each function starts cold; waits until they are gone. */
  public void endInstances() {
    functions.endInstances().join();
  }

  /** The port of the gateway. */
  public int gatewayPort() {
    return doors.gatewayPort();
  }

  /** The ports that debuggers attach to, by the functions' names. */
  public Map<String, Integer> debugPorts() {
    return debugging.ports();
  }

  /** The port of the invoke APIs. */
  public int controlPort() {
    return doors.controlPort();
  }

  /** Ends every instance and closes both ports; waits until the processes are gone. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      project.close();
      doors.close();
      schedules.close();
      own.close();
      ledger.stop();
      sources.close(PATIENCE);
      functions.shutDown(SHUTDOWN_SECONDS);
      release();
      unhook();
      ended.countDown();
    }
  }

  /** Waits until it is closed, by this process or through the control port. */
  public void awaitClosed() throws InterruptedException {
    ended.await();
  }

  private void release() {
    state.release();
    debugging.close();
    machinery.stopThreads();
    ledger.close();
    machinery.close();
    directory.release();
  }

  private void unhook() {
    if (!Thread.currentThread().equals(hook)) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        // The virtual machine is ending already; then the hook finds nothing left to do.
        return;
      }
    }
  }
}
