// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator;

import dev.sampan.emulator.condition.Conditions;
import dev.sampan.emulator.instance.Tuning;
import dev.sampan.emulator.invocation.InvocationListener;
import dev.sampan.emulator.isolation.Isolation;
import dev.sampan.platform.Platform;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The values of a configuration, for those who run the emulator. Only a copy that nobody has yet is
 * written to.
 */
abstract class EmulatorSettings {

  private static final int MOST_INSTANCES = 100;

  private final Path project;
  private final Path adapters;
  private final InstantSource clock;
  Platform platform = Platform.LAMBDA;
  int gatewayPort = EmulatorConfig.GATEWAY_PORT;
  int controlPort = EmulatorConfig.CONTROL_PORT;
  int s3Port;
  Set<String> allowedHosts = Set.of();
  @Nullable List<Path> classPath;
  Map<String, String> environment = Map.of();
  int mostInstances = MOST_INSTANCES;
  InvocationListener listener = InvocationListener.NONE;
  Conditions conditions = Conditions.fair();
  Isolation isolation = Isolation.process();
  int startsAtOnce = 2 * Runtime.getRuntime().availableProcessors();
  boolean watching;
  boolean ownDirectory;
  boolean timeless;
  @Nullable Path index;
  Map<String, Tuning> tunings = Map.of();
  Map<String, Integer> debugPorts = Map.of();

  EmulatorSettings(Path project, Path adapters, InstantSource clock) {
    this.project = project;
    this.adapters = adapters;
    this.clock = clock;
  }

  /** Takes over all that can be set of another one. */
  final void take(EmulatorSettings other) {
    platform = other.platform;
    gatewayPort = other.gatewayPort;
    controlPort = other.controlPort;
    s3Port = other.s3Port;
    allowedHosts = other.allowedHosts;
    classPath = other.classPath;
    environment = other.environment;
    mostInstances = other.mostInstances;
    listener = other.listener;
    conditions = other.conditions;
    isolation = other.isolation;
    startsAtOnce = other.startsAtOnce;
    watching = other.watching;
    ownDirectory = other.ownDirectory;
    timeless = other.timeless;
    index = other.index;
    tunings = other.tunings;
    debugPorts = other.debugPorts;
  }

  Path project() {
    return project;
  }

  Path adapters() {
    return adapters;
  }

  InstantSource clock() {
    return clock;
  }

  Platform platform() {
    return platform;
  }

  int gatewayPort() {
    return gatewayPort;
  }

  int s3Port() {
    return s3Port;
  }

  int controlPort() {
    return controlPort;
  }

  Set<String> allowedHosts() {
    return allowedHosts;
  }

  @Nullable List<Path> classPath() {
    return classPath;
  }

  Map<String, String> environment() {
    return environment;
  }

  Isolation isolation() {
    return isolation;
  }

  Conditions conditions() {
    return conditions;
  }

  int startsAtOnce() {
    return startsAtOnce;
  }

  int mostInstances() {
    return mostInstances;
  }

  InvocationListener listener() {
    return listener;
  }

  boolean isWatching() {
    return watching;
  }

  boolean isTimeless() {
    return timeless;
  }

  boolean hasOwnDirectory() {
    return ownDirectory;
  }

  @Nullable Path index() {
    return index;
  }

  Map<String, Tuning> tunings() {
    return tunings;
  }

  Map<String, Integer> debugPorts() {
    return debugPorts;
  }
}
