// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How a tool reaches the emulator that runs a project.
 *
 * @param gatewayPort the port of users' HTTP routes
 * @param controlPort the port of the invoke APIs
 * @param token what requests to the JSON API carry; a secret of the developer's
 */
public record RunningEmulator(int gatewayPort, int controlPort, String token) {

  /**
   * The emulator that runs a project; empty if there is none.
   *
   * @param project the project's directory
   */
  public static Optional<RunningEmulator> of(Path project) {
    return StateFile.read(StateFile.of(project))
        .filter(state -> state.emulator().alive())
        .map(state -> new RunningEmulator(state.gatewayPort(), state.controlPort(), state.token()));
  }

  /** Leaves the token out. */
  @Override
  public String toString() {
    return "RunningEmulator[gatewayPort=" + gatewayPort + ", controlPort=" + controlPort + "]";
  }
}
