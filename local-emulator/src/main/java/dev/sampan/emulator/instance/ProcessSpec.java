// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.instance;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a process is started.
 *
 * @param command the program and its arguments
 * @param directory where it runs
 * @param environment all of its variables, by name
 */
public record ProcessSpec(List<String> command, Path directory, Map<String, String> environment) {

  /** Copies the collections. */
  public ProcessSpec {
    command = List.copyOf(command);
    environment = Collections.unmodifiableMap(new TreeMap<>(environment));
  }
}
