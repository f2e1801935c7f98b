// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.console;

import dev.sampan.emulator.schedule.Planned;
import dev.sampan.emulator.schedule.Schedules;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/** The schedules: when they fire next, and firing one now. */
public final class ScheduleResource implements ControlResource {

  private final Schedules schedules;

  /** The given schedules. */
  public ScheduleResource(Schedules schedules) {
    this.schedules = schedules;
  }

  @Override
  public List<ControlRoute> routes() {
    return List.of(
        ControlRoute.get("/api/schedules", this::list),
        ControlRoute.post("/api/schedules/{schedule}/ticks", this::tick));
  }

  private void list(ControlCall call) {
    var json = CallJson.object();
    var all = json.putArray("schedules");
    for (Planned each : schedules.planned()) {
      all.addObject()
          .put("name", each.name())
          .put("function", each.function())
          .put("expression", each.expression())
          .put("next", each.next() == null ? null : each.next().toString())
          .put("refusal", each.refusal());
    }
    call.answer(200, json);
  }

  private void tick(ControlCall call) {
    var at = at(call);
    try {
      var ticked = schedules.tick(call.variable("schedule"), at);
      call.answerLater(ticked.thenApply(it -> CallJson.object().put("scheduledAt", it.toString())));
    } catch (NoSuchElementException e) {
      throw new ControlProblem(404, String.valueOf(e.getMessage()));
    }
  }

  private static Optional<Instant> at(ControlCall call) {
    var text = call.json().path("at").asText("");
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
    } catch (DateTimeException e) {
      throw new ControlProblem(400, "at is " + text + ", not a time such as 2026-03-08T07:30:00Z");
    }
  }
}
