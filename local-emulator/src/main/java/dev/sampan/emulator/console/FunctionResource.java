// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.console;

import dev.sampan.emulator.function.Functions;
import java.util.List;

/** What functions and instances there are. */
public final class FunctionResource implements ControlResource {

  private final Functions functions;

  /** Tells of the given functions. */
  public FunctionResource(Functions functions) {
    this.functions = functions;
  }

  @Override
  public List<ControlRoute> routes() {
    return List.of(
        ControlRoute.get(
            "/api/functions", call -> call.answer(200, StateJson.functions(functions))),
        ControlRoute.get("/api/instances", call -> call.answer(200, StateJson.instances(functions)))
            .thatBlocks());
  }
}
