// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.instance;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How a process is started.
 *
 * @param command the program and its arguments
 * @param directory where it runs
 * @param environment all of its variables, by name
 * @param program what the command runs; null if that is not known to be a Java program. If it is
 *     known, the command ends with {@code -cp}, a class path and the main class
 * @param ports where it and the emulator meet
 */
public record ProcessSpec(
    List<String> command,
    Path directory,
    Map<String, String> environment,
    @Nullable JavaProgram program,
    Ports ports) {

  /** Copies the collections. */
  public ProcessSpec {
    command = List.copyOf(command);
    environment = Collections.unmodifiableMap(new TreeMap<>(environment));
  }

  /**
   * The variable that tells Amazon's runtime clients to which file they print messages in frames.
   */
  public static final String FRAMES = "_LAMBDA_TELEMETRY_LOG_FD";

  /** Whether there may be frames in what it prints. */
  boolean printsFrames() {
    return environment.containsKey(FRAMES);
  }

  /** The same, asking the emulator on one more port. */
  public ProcessSpec asking(int port) {
    return new ProcessSpec(command, directory, environment, program, ports.asking(port));
  }

  /** The same, serving one more port. */
  public ProcessSpec serving(int port) {
    return new ProcessSpec(command, directory, environment, program, ports.serving(port));
  }
}
