// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.scf;

import dev.sampan.Delivery;
import dev.sampan.EventTypes;
import dev.sampan.ScheduleFired;
import dev.sampan.Trigger;
import dev.sampan.runtime.FunctionEntry;
import dev.sampan.runtime.IncomingEvent;
import dev.sampan.runtime.TriggerEntry;
import dev.sampan.runtime.json.JsonTree;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Map;

/** The event of a timer as a portable one; a retry has the same id, the timer's name and time. */
final class TimerFiring {

  private static final String NATIVE_TYPE = "com.tencent.scf.timer";

  private TimerFiring() {}

  static IncomingEvent event(JsonTree timer, FunctionEntry function) {
    String told = BadEvent.text(timer, "TriggerName", "the timer's event");
    String time = BadEvent.text(timer, "Time", "the timer's event");
    OffsetDateTime due = time(time);
    TriggerEntry trigger = NativeSource.trigger(function, Trigger.SCHEDULE, told);
    String name = trigger == null ? told : trigger.name();
    String id = told + "/" + time;
    Delivery delivery =
        new Delivery(Trigger.SCHEDULE, name, 1, null, id, Map.of("TriggerName", told));
    ScheduleFired fired = new ScheduleFired(name, due.toInstant(), message(timer));
    return IncomingEvent.of(
            id,
            NativeSource.path("/scf/" + function.name() + "/triggers/" + told, "/scf"),
            EventTypes.SCHEDULE_FIRED,
            delivery,
            fired)
        .withTime(due)
        .withExtension(EventTypes.NATIVE_TYPE, NATIVE_TYPE)
        .withRaw(timer.values());
  }

  private static String message(JsonTree timer) {
    return timer.value("Message") == null
        ? ""
        : BadEvent.text(timer, "Message", "the timer's event");
  }

  private static OffsetDateTime time(String time) {
    try {
      return OffsetDateTime.parse(time);
    } catch (DateTimeException e) {
      throw new BadEvent("the timer's event.Time must be a time of RFC 3339: " + time);
    }
  }
}
