// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.console;

import dev.sampan.emulator.function.Functions;
import dev.sampan.emulator.isolation.Isolation;
import java.util.List;

/** What functions and instances there are. */
public final class FunctionResource implements ControlResource {

  private final Functions functions;
  private final Isolation isolation;

  /** Tells of the given functions, whose instances are kept apart in this way. */
  public FunctionResource(Functions functions, Isolation isolation) {
    this.functions = functions;
    this.isolation = isolation;
  }

  @Override
  public List<ControlRoute> routes() {
    return List.of(
        ControlRoute.get(
            "/api/functions", call -> call.answer(200, StateJson.functions(functions))),
        ControlRoute.get(
                "/api/instances",
                call -> call.answer(200, StateJson.instances(functions, isolation)))
            .thatBlocks());
  }
}
