// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.console;

import java.io.IOException;

/** Does what one route of the control API is for. */
@FunctionalInterface
public interface ControlHandler {

  /**
   * Answers a call, now or later; exactly once.
   *
   * <p>What it throws is answered as a problem: {@link ControlProblem} with its own status, an
   * unknown function with 404, an {@link IllegalArgumentException} with 400.
   *
   * @param call what was asked, and the way to answer
   * @throws IOException if something that it needs cannot be read or written; answered with 500
   */
  void handle(ControlCall call) throws IOException;
}
