// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.manifest;

import dev.sampan.platform.NotExpressibleException;
import dev.sampan.platform.Platform;
import dev.sampan.platform.profile.Limit;
import dev.sampan.platform.profile.Profile;
import dev.sampan.platform.schedule.NativeSchedule;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Checks what a schedule asks of one platform. */
final class ScheduleCheck {

  private static final Pattern SCF_NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,59}");

  private final Report report;
  private final Platform platform;

  ScheduleCheck(Report report, Platform platform) {
    this.report = report;
    this.platform = platform;
  }

  void check(FunctionSpec function, ScheduleTrigger trigger) {
    var cron = trigger.cron() != null;
    var key = Report.key(function, trigger, cron ? "cron" : "every");
    try {
      var unused = NativeSchedule.of(platform, trigger.schedule());
    } catch (NotExpressibleException e) {
      var found = cron ? Nodes.quoted(String.valueOf(trigger.cron())) : "" + trigger.every();
      var expected = "what " + platform.id() + " has: " + e.getMessage();
      report.error(key, found, expected, "Change it, or leave " + platform.id() + " out.");
    }
    input(function, trigger);
    if (platform == Platform.SCF) {
      timer(function, trigger, cron);
    }
  }

  private void input(FunctionSpec function, ScheduleTrigger trigger) {
    var length = trigger.input().getBytes(StandardCharsets.UTF_8).length;
    var most = Profile.of(platform).find(Limit.SCHEDULE_INPUT_BYTES);
    if (most.isPresent() && length > most.get().value()) {
      var expected = "at most " + most.get().value() + " on " + platform.id();
      report.error(Report.key(function, trigger, "input"), length + " bytes", expected, "");
    }
  }

  private void timer(FunctionSpec function, ScheduleTrigger trigger, boolean cron) {
    if (!SCF_NAME.matcher(trigger.name()).matches()) {
      report.error(
          Report.key(function, trigger, "name"),
          Nodes.quoted(trigger.name()),
          "on scf a letter and at most 59 letters, digits, hyphens and underscores",
          "");
    }
    if (cron) {
      report.add(
          Severity.NOTE,
          Report.key(function, trigger, "zone"),
          "the zone " + trigger.zone(),
          "a timer of scf takes none, and by which clock it goes is not documented",
          "The emulator goes by the manifest's zone.");
    }
  }
}
