// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator;

import dev.sampan.emulator.invocation.InvocationListener;
import dev.sampan.platform.Platform;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How an emulator is set up.
 *
 * @param project the directory with the manifest
 * @param adapters a directory with one directory of adapter jars for each platform
 * @param platform the platform whose functions the gateway calls
 * @param gatewayPort the port for users' HTTP requests; 0 for any free one
 * @param controlPort the port of the invoke APIs; 0 for any free one
 * @param host the address that both bind
 * @param allowedHosts further host names that the control port answers to
 * @param classPath the project's class path; null to take {@code target/classes} and ask Maven
 * @param environment variables that every instance gets, such as {@code PATH}
 * @param mostInstances how many instances of one function this machine bears
 * @param listener is told what happens
 * @param clock the time
 */
public record EmulatorConfig(
    Path project,
    Path adapters,
    Platform platform,
    int gatewayPort,
    int controlPort,
    String host,
    Set<String> allowedHosts,
    @Nullable List<Path> classPath,
    Map<String, String> environment,
    int mostInstances,
    InvocationListener listener,
    InstantSource clock) {

  /** The gateway's port, if nothing else is asked for. */
  public static final int GATEWAY_PORT = 8080;

  /** The control port, if nothing else is asked for. */
  public static final int CONTROL_PORT = 8081;

  private static final int MOST_INSTANCES = 100;

  /** Makes paths absolute and copies the collections. */
  public EmulatorConfig {
    project = project.toAbsolutePath().normalize();
    adapters = adapters.toAbsolutePath().normalize();
    Objects.requireNonNull(platform, "platform");
    allowedHosts = Set.copyOf(allowedHosts);
    classPath = classPath == null ? null : List.copyOf(classPath);
    environment = Map.copyOf(environment);
  }

  /** A project on Lambda at the default ports, on loopback. */
  public static EmulatorConfig of(Path project, Path adapters, InstantSource clock) {
    return new EmulatorConfig(
        project,
        adapters,
        Platform.LAMBDA,
        GATEWAY_PORT,
        CONTROL_PORT,
        "127.0.0.1",
        Set.of(),
        null,
        Map.of(),
        MOST_INSTANCES,
        InvocationListener.NONE,
        clock);
  }

  /** The same with another platform behind the gateway. */
  public EmulatorConfig withPlatform(Platform other) {
    return new EmulatorConfig(
        project,
        adapters,
        other,
        gatewayPort,
        controlPort,
        host,
        allowedHosts,
        classPath,
        environment,
        mostInstances,
        listener,
        clock);
  }

  /** The same on other ports; 0 for any free one. */
  public EmulatorConfig withPorts(int gateway, int control) {
    return new EmulatorConfig(
        project,
        adapters,
        platform,
        gateway,
        control,
        host,
        allowedHosts,
        classPath,
        environment,
        mostInstances,
        listener,
        clock);
  }

  /** The same with the project's class path given, so that Maven is not asked. */
  public EmulatorConfig withClassPath(List<Path> other) {
    return new EmulatorConfig(
        project,
        adapters,
        platform,
        gatewayPort,
        controlPort,
        host,
        allowedHosts,
        other,
        environment,
        mostInstances,
        listener,
        clock);
  }

  /** The same with these variables for every instance. */
  public EmulatorConfig withEnvironment(Map<String, String> other) {
    return new EmulatorConfig(
        project,
        adapters,
        platform,
        gatewayPort,
        controlPort,
        host,
        allowedHosts,
        classPath,
        other,
        mostInstances,
        listener,
        clock);
  }

  /** The same with another bound on the instances of one function. */
  public EmulatorConfig withMostInstances(int other) {
    return new EmulatorConfig(
        project,
        adapters,
        platform,
        gatewayPort,
        controlPort,
        host,
        allowedHosts,
        classPath,
        environment,
        other,
        listener,
        clock);
  }

  /** The same with host names that the control port answers to besides loopback's. */
  public EmulatorConfig withAllowedHosts(Set<String> other) {
    return new EmulatorConfig(
        project,
        adapters,
        platform,
        gatewayPort,
        controlPort,
        host,
        other,
        classPath,
        environment,
        mostInstances,
        listener,
        clock);
  }

  /** The same with a listener. */
  public EmulatorConfig withListener(InvocationListener other) {
    return new EmulatorConfig(
        project,
        adapters,
        platform,
        gatewayPort,
        controlPort,
        host,
        allowedHosts,
        classPath,
        environment,
        mostInstances,
        other,
        clock);
  }
}
