// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator;

import dev.sampan.emulator.console.ControlRoute;
import dev.sampan.emulator.function.AsyncCalls;
import dev.sampan.emulator.function.Calls;
import dev.sampan.emulator.function.InstanceReport;
import dev.sampan.emulator.function.ProjectArtifact;
import dev.sampan.emulator.instance.ProcessSpec;
import dev.sampan.emulator.isolation.Isolation;
import dev.sampan.emulator.schedule.Schedules;
import dev.sampan.emulator.trigger.RouteTable;
import dev.sampan.emulator.trigger.Sources;
import dev.sampan.platform.Platform;
import dev.sampan.platform.manifest.Manifest;
import dev.sampan.platform.manifest.ManifestException;
import java.io.IOException;
import java.nio.file.Path;
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

  private final Works works;
  private final ControlSide control;
  private final Doors doors;
  private final Thread hook = new Thread(this::close, "sampan-shutdown");
  private final CountDownLatch ended = new CountDownLatch(1);
  private final AtomicBoolean closed = new AtomicBoolean();

  private Emulator(Works works, Machinery machinery) throws IOException {
    this.works = works;
    this.control = new ControlSide(works, machinery, this::closeLater);
    try {
      this.doors = works.open(control);
    } catch (IOException e) {
      works.release();
      throw e;
    }
    works.begin(doors);
    Runtime.getRuntime().addShutdownHook(hook);
    works.functions.warm();
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
      return new Emulator(new Works(config, directory, manifest, machinery), machinery);
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

  /** What the control port does beside the clouds' own APIs. */
  List<ControlRoute> controlRoutes() {
    return control.routes();
  }

  private void closeLater() {
    new Thread(this::close, "sampan-stop").start();
  }

  /** Calls the project's functions. */
  public Calls calls() {
    return works.calls;
  }

  /** Where the journal of a project is, whether an emulator runs it or not. */
  public static Path journal(Path project) {
    return new RunDirectory(RunDirectory.shared(project), false).journal();
  }

  /** Accepts direct calls that nobody waits for. */
  public AsyncCalls asyncCalls() {
    return works.asyncCalls;
  }

  /** Accepts events for the functions that listen to them. */
  public Sources sources() {
    return works.sources;
  }

  /** The schedules with their next firings. */
  public Schedules schedules() {
    return works.schedules;
  }

  /** The directory of each bucket, by the buckets' names. */
  public Map<String, Path> buckets() {
    return works.own.directories();
  }

  /** The port of the S3 API; empty if the project has no buckets. */
  public OptionalInt s3Port() {
    return works.own.s3Port();
  }

  /** The manifest that this emulator runs now. */
  public Manifest manifest() {
    return works.functions.manifest();
  }

  /** The routes that the gateway serves, those that say most first. */
  public List<RouteTable.Entry> routes() {
    return doors.routes();
  }

  /** How instances are kept apart. */
  public Isolation isolation() {
    return works.config.isolation();
  }

  /** Every instance of every function. */
  public List<InstanceReport> instances() {
    return works.functions.instances();
  }

  /**
   * The exact command line, directory and environment of an instance.
   *
   * @param port where it would listen, or find its runtime API
   * @param home its private directory
   * @return empty if there is no such function
   */
  public Optional<ProcessSpec> process(Platform platform, String function, int port, Path home) {
    return works
        .functions
        .find(platform, function)
        .map(it -> works.functions.process(platform, it, port, home));
  }

  /** How a tool reaches this emulator. */
  public RunningEmulator running() {
    return new RunningEmulator(gatewayPort(), controlPort(), works.state.token());
  }

  /** Ends every instance, so that each function starts cold; waits until they are gone. */
  public void endInstances() {
    works.functions.endInstances().join();
  }

  /** The port of the gateway. */
  public int gatewayPort() {
    return doors.gatewayPort();
  }

  /** The ports that debuggers attach to, by the functions' names. */
  public Map<String, Integer> debugPorts() {
    return works.debugging.ports();
  }

  /** The port of the invoke APIs. */
  public int controlPort() {
    return doors.controlPort();
  }

  /** Ends every instance and closes both ports; waits until the processes are gone. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      works.end(doors);
      works.release();
      unhook();
      ended.countDown();
    }
  }

  /** Waits until it is closed, by this process or through the control port. */
  public void awaitClosed() throws InterruptedException {
    ended.await();
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
