// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.console;

import dev.sampan.emulator.journal.DeadLetters;
import java.util.ArrayList;
import java.util.List;

/**
 * Events that failed for good.
 *
 * <ul>
 *   <li>{@code GET /api/dead} lists them
 *   <li>{@code GET /api/dead/{id}} shows one with its body
 *   <li>{@code POST /api/dead/redrive} with {@code {"ids":[…]}} or {@code {"all":true}} gives them
 *       back to where they came from
 * </ul>
 */
public final class DeadResource implements ControlResource {

  private final DeadJson dead;

  /** The given dead letters. */
  public DeadResource(DeadLetters letters) {
    this.dead = new DeadJson(letters);
  }

  @Override
  public List<ControlRoute> routes() {
    return List.of(
        ControlRoute.get("/api/dead", it -> it.answer(200, dead.list())).thatBlocks(),
        ControlRoute.get("/api/dead/{id}", it -> it.answer(200, dead.show(it.variable("id"))))
            .thatBlocks(),
        ControlRoute.post("/api/dead/redrive", this::redrive).thatBlocks());
  }

  private void redrive(ControlCall call) {
    var json = call.json();
    var ids = new ArrayList<String>();
    json.path("ids").forEach(it -> ids.add(it.asText()));
    if (ids.isEmpty() != json.path("all").asBoolean()) {
      throw new ControlProblem(400, "either ids, a list of at least one, or all: true");
    }
    call.answerLater(dead.redrive(ids));
  }
}
