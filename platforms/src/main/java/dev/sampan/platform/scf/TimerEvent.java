// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.scf;

import dev.sampan.Body;
import dev.sampan.platform.NotExpressibleException;
import dev.sampan.platform.Platform;
import dev.sampan.platform.ScheduleFiring;
import dev.sampan.platform.profile.Limit;
import dev.sampan.platform.profile.Profile;
import dev.sampan.platform.wire.Json;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;

/** Writes a firing as a timer trigger does, its time in whole seconds. */
final class TimerEvent {

  private static final long LONGEST =
      Profile.of(Platform.SCF).get(Limit.SCHEDULE_INPUT_BYTES).value();

  private TimerEvent() {}

  static Body of(ScheduleFiring firing) {
    var fired = firing.fired();
    var length = fired.input().getBytes(StandardCharsets.UTF_8).length;
    if (length > LONGEST) {
      throw new NotExpressibleException(
          "scf: the input of schedule "
              + fired.name()
              + " has "
              + length
              + " bytes, and a timer's message at most "
              + LONGEST
              + "; shorten it");
    }
    return Json.body(
        Json.object()
            .put("Type", "Timer")
            .put("TriggerName", fired.name())
            .put("Time", fired.scheduledAt().truncatedTo(ChronoUnit.SECONDS).toString())
            .put("Message", fired.input()));
  }
}
