// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.cli;

import dev.sampan.emulator.EmulatorConfig;
import dev.sampan.emulator.function.ProjectArtifact;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a command takes from its surroundings.
 *
 * @param terminal where it reads and writes
 * @param home the checkout that the command was built in
 * @param dist what was built, with the adapters: the checkout's own, or a copy that stays as it is
 * @param directory the current directory
 * @param environment the variables of the command's own process
 * @param clock the time
 */
record Workplace(
    Terminal terminal,
    Path home,
    Path dist,
    Path directory,
    Map<String, String> environment,
    Clock clock) {

  /** What a child process needs to find programs; nothing of the developer's else is passed on. */
  private static final List<String> PASSED_ON = List.of("PATH", "JAVA_HOME", "SystemRoot");

  /** What takes the place of the clouds' locale, where the machine has not got that. */
  private static final String LOCALE = "SAMPAN_LOCALE";

  Workplace {
    environment = Map.copyOf(environment);
  }

  /** An emulator for one command, on free ports; it minds no other one of the project. */
  EmulatorConfig config(Path project) {
    return sharedConfig(project).withOwnDirectory();
  }

  /** The emulator of the project in a directory, on free ports, which other commands find. */
  EmulatorConfig sharedConfig(Path project) {
    return EmulatorConfig.of(project, dist.resolve("adapters"), clock)
        .withPorts(0, 0)
        .withEnvironment(childEnvironment(List.of()));
  }

  /** Says that Maven is about to be asked for the project's libraries, which takes a while. */
  void announce(Path project) {
    if (!ProjectArtifact.knowsLibraries(project, project.resolve(".sampan"))) {
      terminal.err().println("Asking Maven for the libraries of " + project + " (once) ...");
    }
  }

  /** The variables that every instance gets: what finds programs, and what is passed by name. */
  Map<String, String> childEnvironment(List<String> names) {
    Map<String, String> passed = new LinkedHashMap<>();
    PASSED_ON.forEach(name -> pass(name, passed));
    Optional.ofNullable(environment.get(LOCALE)).ifPresent(it -> passed.put("LC_ALL", it));
    names.forEach(name -> pass(name, passed));
    return passed;
  }

  private void pass(String name, Map<String, String> passed) {
    String value = environment.get(name);
    if (value != null) {
      passed.put(name, value);
    }
  }
}
