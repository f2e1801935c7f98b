// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.schedule;

import dev.sampan.platform.NotExpressibleException;
import dev.sampan.platform.Platform;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;

/**
 * A schedule in a platform's dialect, as it would be deployed: {@code cron(30 2 * * ? *)} or {@code
 * rate(5 minutes)} for EventBridge Scheduler, seven fields for an SCF timer, five for Cloud
 * Scheduler. The emulator fires by this form and not by the manifest's, so that it fires when the
 * platform would.
 *
 * @param platform whose dialect it is
 * @param expression the expression
 * @param zone the zone whose clock it goes by
 */
public record NativeSchedule(Platform platform, String expression, ZoneId zone) {

  private static final int MINUTE = 60;
  private static final int HOUR = 60 * MINUTE;
  private static final int DAY = 24 * HOUR;

  /** Checks that nothing is missing. */
  public NativeSchedule {
    Objects.requireNonNull(platform, "platform");
    Objects.requireNonNull(expression, "expression");
    Objects.requireNonNull(zone, "zone");
  }

  /**
   * Renders a schedule.
   *
   * @throws NotExpressibleException if the platform's dialect has no form for it; the message says
   *     why
   * @throws IllegalArgumentException if its cron expression is not well formed
   */
  public static NativeSchedule of(Platform platform, Schedule schedule) {
    var cron = schedule.cron();
    var expression =
        cron == null
            ? rate(platform, Objects.requireNonNull(schedule.every()))
            : cron(platform, PortableCron.parse(cron));
    return new NativeSchedule(platform, expression, schedule.zone());
  }

  private static String cron(Platform platform, PortableCron cron) {
    return switch (platform) {
      case LAMBDA -> eventBridge(cron);
      case SCF -> cron.second.text(0) + " " + unix(cron) + " *";
      case CLOUDRUN -> {
        requireNoSeconds("Cloud Scheduler", cron);
        yield unix(cron);
      }
    };
  }

  private static String unix(PortableCron cron) {
    return String.join(
        " ",
        cron.minute.text(0),
        cron.hour.text(0),
        cron.dayOfMonth.text(0),
        cron.month.text(0),
        cron.dayOfWeek.text(0));
  }

  private static String eventBridge(PortableCron cron) {
    requireNoSeconds("EventBridge", cron);
    if (cron.hasBothDays()) {
      throw new NotExpressibleException(
          "EventBridge takes either a day of the month or a day of the week, not both");
    }
    var byWeek = !cron.dayOfWeek.all();
    return "cron("
        + String.join(
            " ",
            cron.minute.text(0),
            cron.hour.text(0),
            byWeek ? "?" : cron.dayOfMonth.text(0),
            cron.month.text(0),
            byWeek ? cron.dayOfWeek.text(1) : "?",
            "*)");
  }

  private static void requireNoSeconds(String service, PortableCron cron) {
    if (!cron.second.only(0)) {
      throw new NotExpressibleException(
          service + " fires on whole minutes: the field of seconds must be 0");
    }
  }

  private static String rate(Platform platform, Duration every) {
    var seconds = every.toSeconds();
    if (platform != Platform.SCF && seconds % MINUTE != 0) {
      var service = platform == Platform.LAMBDA ? "EventBridge" : "Cloud Scheduler";
      throw new NotExpressibleException(service + " fires on whole minutes, not each " + every);
    }
    return platform == Platform.LAMBDA
        ? eventBridgeRate(seconds)
        : cron(platform, PortableCron.parse(steps(every, seconds)));
  }

  private static String eventBridgeRate(long seconds) {
    if (seconds % DAY == 0) {
      return rate(seconds / DAY, "day");
    }
    return seconds % HOUR == 0 ? rate(seconds / HOUR, "hour") : rate(seconds / MINUTE, "minute");
  }

  private static String rate(long count, String unit) {
    return "rate(" + count + " " + unit + (count == 1 ? ")" : "s)");
  }

  /** SCF and Cloud Scheduler have no rates; a step says the same if it divides what is above it. */
  private static String steps(Duration every, long seconds) {
    if (seconds < MINUTE && MINUTE % seconds == 0) {
      return "*/" + seconds + " * * * * *";
    }
    if (seconds < HOUR && seconds % MINUTE == 0 && HOUR % seconds == 0) {
      return "0 */" + seconds / MINUTE + " * * * *";
    }
    if (seconds < DAY && seconds % HOUR == 0 && DAY % seconds == 0) {
      return "0 0 */" + seconds / HOUR + " * * *";
    }
    if (seconds == DAY) {
      return "0 0 0 * * *";
    }
    throw new NotExpressibleException(
        "cron has no even steps of " + every + ": they must divide a minute, an hour or a day");
  }

  /**
   * When it fires.
   *
   * @param begin when the schedule came to be: a rate is counted from then
   * @throws IllegalArgumentException if the expression is not of the platform's dialect
   */
  public ScheduleTimes times(Instant begin) {
    return ScheduleTimes.of(this, begin);
  }
}
