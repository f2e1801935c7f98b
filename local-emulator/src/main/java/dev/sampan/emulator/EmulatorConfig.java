// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator;

import dev.sampan.emulator.condition.Conditions;
import dev.sampan.emulator.debug.Debugging;
import dev.sampan.emulator.instance.Tuning;
import dev.sampan.emulator.invocation.InvocationListener;
import dev.sampan.emulator.isolation.Isolation;
import dev.sampan.platform.Platform;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** How an emulator is set up. Immutable. */
public final class EmulatorConfig extends EmulatorSettings {

  /** The gateway's port, if nothing else is asked for. */
  public static final int GATEWAY_PORT = 8080;

  /** The control port, if nothing else is asked for. */
  public static final int CONTROL_PORT = 8081;

  /** The port of the S3 API, if nothing else is asked for on the command line. */
  public static final int S3_PORT = 9001;

  private EmulatorConfig(Path project, Path adapters, InstantSource clock) {
    super(
        project.toAbsolutePath().normalize(),
        adapters.toAbsolutePath().normalize(),
        Objects.requireNonNull(clock, "clock"));
  }

  private EmulatorConfig copy() {
    var copy = new EmulatorConfig(project(), adapters(), clock());
    copy.take(this);
    return copy;
  }

  /**
   * A project on Lambda at the default ports, on loopback.
   *
   * @param project the directory with the manifest
   * @param adapters a directory with one directory of adapter jars for each platform
   * @param clock the time
   */
  public static EmulatorConfig of(Path project, Path adapters, InstantSource clock) {
    return new EmulatorConfig(project, adapters, clock);
  }

  /** The same with another platform behind the gateway. */
  public EmulatorConfig withPlatform(Platform other) {
    var copy = copy();
    copy.platform = Objects.requireNonNull(other, "platform");
    return copy;
  }

  /** The same on other ports; 0 for any free one. */
  public EmulatorConfig withPorts(int gateway, int control) {
    var copy = copy();
    copy.gatewayPort = gateway;
    copy.controlPort = control;
    return copy;
  }

  /** The same with the S3 API on this port; 0, the default, for any free one. */
  public EmulatorConfig withS3Port(int other) {
    var copy = copy();
    copy.s3Port = other;
    return copy;
  }

  /** The same with the project's class path given, so that Maven is not asked. */
  public EmulatorConfig withClassPath(List<Path> other) {
    var copy = copy();
    copy.classPath = List.copyOf(other);
    return copy;
  }

  /** The same with these variables for every instance. */
  public EmulatorConfig withEnvironment(Map<String, String> other) {
    var copy = copy();
    copy.environment = Map.copyOf(other);
    return copy;
  }

  /** The same with another bound on the instances of one function that this machine bears. */
  public EmulatorConfig withMostInstances(int other) {
    var copy = copy();
    copy.mostInstances = other;
    return copy;
  }

  /** The same with host names that the control port answers to besides loopback's. */
  public EmulatorConfig withAllowedHosts(Set<String> other) {
    var copy = copy();
    copy.allowedHosts = Set.copyOf(other);
    return copy;
  }

  /** The same with a listener that is told what happens. */
  public EmulatorConfig withListener(InvocationListener other) {
    var copy = copy();
    copy.listener = Objects.requireNonNull(other, "listener");
    return copy;
  }

  /**
   * The same, but following the project: when its classes or its manifest change, new calls go to a
   * new revision.
   */
  public EmulatorConfig watching() {
    var copy = copy();
    copy.watching = true;
    return copy;
  }

  /**
   * The same beside whatever other emulators the project has: with files of its own, and found by
   * no tool.
   */
  public EmulatorConfig withOwnDirectory() {
    var copy = copy();
    copy.ownDirectory = true;
    return copy;
  }

  /** The same with the index of functions kept in this directory after it has ended. */
  public EmulatorConfig withIndex(Path other) {
    var copy = copy();
    copy.index = other.toAbsolutePath().normalize();
    return copy;
  }

  /** The same with what is special about the instances of some functions, by their names. */
  public EmulatorConfig withTunings(Map<String, Tuning> other) {
    var copy = copy();
    copy.tunings = Map.copyOf(other);
    return copy;
  }

  /**
   * The same with functions that a debugger can attach to, on the gateway's platform.
   *
   * @param other the port of each, by the function's name; 0 for any free one
   */
  public EmulatorConfig withDebugPorts(Map<String, Integer> other) {
    var copy = copy();
    copy.debugPorts = Map.copyOf(other);
    return copy;
  }

  /** The same with one more variable for every instance. */
  public EmulatorConfig withVariable(String name, String value) {
    var more = new LinkedHashMap<>(environment());
    more.put(name, value);
    return withEnvironment(more);
  }

  /** The same under these conditions. */
  public EmulatorConfig withConditions(Conditions other) {
    var copy = copy();
    copy.conditions = Objects.requireNonNull(other, "conditions");
    return copy;
  }

  /**
   * The same, with so many instances that may start at the same time; the others wait. By default
   * twice the number of processors.
   */
  public EmulatorConfig withStartsAtOnce(int other) {
    var copy = copy();
    copy.startsAtOnce = Math.max(1, other);
    return copy;
  }

  /** The same with instances kept apart in this way. */
  public EmulatorConfig withIsolation(Isolation other) {
    var copy = copy();
    copy.isolation = Objects.requireNonNull(other, "isolation");
    return copy;
  }

  /** The same with instances in class loaders in the emulator's own process, for a debugger. */
  public EmulatorConfig withInProcess() {
    return withIsolation(Isolation.inProcess());
  }

  /** The same with time-outs that never come, as when a debugger may hold any function. */
  public EmulatorConfig withoutTimeouts() {
    var copy = withVariable(Debugging.TIMEOUT, Debugging.NONE);
    copy.timeless = true;
    return copy;
  }

  /** The directory with the manifest, absolute. */
  @Override
  public Path project() {
    return super.project();
  }
}
