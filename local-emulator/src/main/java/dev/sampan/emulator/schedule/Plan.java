// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.schedule;

import dev.sampan.platform.NotExpressibleException;
import dev.sampan.platform.Platform;
import dev.sampan.platform.manifest.ScheduleTrigger;
import dev.sampan.platform.schedule.NativeSchedule;
import dev.sampan.platform.schedule.ScheduleTimes;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One schedule and how far it has come. Pure; has one owner.
 *
 * <p>Of firings that are past when it is asked, the latest is due and the others never were: what
 * slept through a hundred of them wakes to one.
 */
final class Plan {

  private final String function;
  private final ScheduleTrigger trigger;
  private final @Nullable NativeSchedule schedule;
  private final @Nullable ScheduleTimes times;
  private final String refusal;
  private Instant fired;

  private Plan(
      String function,
      ScheduleTrigger trigger,
      @Nullable NativeSchedule schedule,
      String refusal,
      Instant begin) {
    this.function = function;
    this.trigger = trigger;
    this.schedule = schedule;
    this.times = schedule == null ? null : schedule.times(begin);
    this.refusal = refusal;
    this.fired = begin;
  }

  /** A schedule that begins now; one that the platform has no form for never fires. */
  static Plan of(Platform platform, String function, ScheduleTrigger trigger, Instant begin) {
    try {
      var schedule = NativeSchedule.of(platform, trigger.schedule());
      return new Plan(function, trigger, schedule, "", begin);
    } catch (NotExpressibleException e) {
      return new Plan(function, trigger, null, String.valueOf(e.getMessage()), begin);
    }
  }

  /** Whether another plan is of the same thing, so that it need not begin anew. */
  boolean isLike(Plan other) {
    return function.equals(other.function)
        && trigger.equals(other.trigger)
        && Objects.equals(schedule, other.schedule);
  }

  /** The name by which sources know it. */
  String source() {
    return trigger.source();
  }

  ScheduleTrigger trigger() {
    return trigger;
  }

  /** When it fires next; empty for never. May be past. */
  Optional<Instant> next() {
    return times == null ? Optional.empty() : times.next(fired);
  }

  /** The firing that is due, and with that done. */
  Optional<Instant> due(Instant now) {
    var due = times == null ? Optional.<Instant>empty() : times.last(fired, now);
    due.ifPresent(it -> fired = it);
    return due;
  }

  /** A firing could not be told of: it is due again. */
  void undone(Instant at) {
    if (!fired.isBefore(at)) {
      fired = at.minusNanos(1);
    }
  }

  Planned planned(Instant now) {
    var next = times == null ? Optional.<Instant>empty() : times.next(now);
    var expression = schedule == null ? "" : schedule.expression();
    return new Planned(trigger.name(), function, expression, next.orElse(null), refusal);
  }
}
