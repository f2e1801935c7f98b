// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.console;

import java.util.List;

/** Ends the emulator. */
public final class StopResource implements ControlResource {

  private final Runnable stop;

  /**
   * The way to the emulator's end.
   *
   * @param stop ends the emulator; must not block
   */
  public StopResource(Runnable stop) {
    this.stop = stop;
  }

  @Override
  public List<ControlRoute> routes() {
    return List.of(ControlRoute.post("/api/stop", this::stop));
  }

  private void stop(ControlCall call) {
    call.answerThen(202, CallJson.object().put("stopping", true), stop);
  }
}
