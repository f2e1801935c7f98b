// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * When a schedule fires. Pure and immutable.
 *
 * <p>Where clocks are put forward, a time that does not exist is passed over. Where they are put
 * back, a time that comes twice fires the first time only, unless the hour's field is a star: such
 * a schedule goes on through both hours. EventBridge Scheduler documents the first two rules; of
 * the others' behaviour nothing more exact is documented.
 */
public final class ScheduleTimes {

  private static final Pattern RATE = Pattern.compile("rate\\((\\d{1,7}) (minute|hour|day)s?\\)");
  private static final Pattern CRON = Pattern.compile("cron\\((.*)\\)");

  /** Nothing fires more often. */
  private static final Duration LEAST = Duration.ofSeconds(1);

  /** The first time after an instant. */
  private interface Rule {
    Optional<Instant> next(Instant after);
  }

  private final Rule rule;

  private ScheduleTimes(Rule rule) {
    this.rule = rule;
  }

  static ScheduleTimes of(NativeSchedule schedule, Instant begin) {
    return switch (schedule.platform()) {
      case LAMBDA -> eventBridge(schedule, begin);
      case SCF -> cron(CronDialect.SCF_TIMER, schedule.expression(), 2, schedule.zone());
      case CLOUDRUN -> cron(CronDialect.UNIX, schedule.expression(), 1, schedule.zone());
    };
  }

  private static ScheduleTimes eventBridge(NativeSchedule schedule, Instant begin) {
    var rate = RATE.matcher(schedule.expression());
    if (rate.matches()) {
      var unit = ChronoUnit.valueOf(rate.group(2).toUpperCase(Locale.ROOT) + "S");
      return rate(Duration.of(Long.parseLong(rate.group(1)), unit), begin);
    }
    var cron = CRON.matcher(schedule.expression());
    if (!cron.matches()) {
      throw new IllegalArgumentException("neither cron(...) nor rate(...)");
    }
    return cron(CronDialect.EVENTBRIDGE, cron.group(1), 1, schedule.zone());
  }

  private static ScheduleTimes rate(Duration every, Instant begin) {
    if (every.isZero()) {
      throw new IllegalArgumentException("a rate of 0");
    }
    return new ScheduleTimes(
        after -> {
          var passed = Duration.between(begin, after);
          var count = passed.isNegative() ? 1 : passed.dividedBy(every) + 1;
          return Optional.of(begin.plus(every.multipliedBy(count)));
        });
  }

  private static ScheduleTimes cron(CronDialect dialect, String text, int hour, ZoneId zone) {
    var times = dialect.parse(text);
    var fixedHour = !text.trim().split(" +", -1)[hour].equals("*");
    return new ScheduleTimes(new ZonedRule(times, zone, fixedHour));
  }

  /**
   * The first firing after an instant.
   *
   * @return empty if it never fires again
   */
  public Optional<Instant> next(Instant after) {
    return rule.next(after);
  }

  /**
   * The last firing of those after one instant and not after another.
   *
   * @param after where to begin, exclusive
   * @param until where to end, inclusive
   * @return empty if there is none
   */
  public Optional<Instant> last(Instant after, Instant until) {
    if (!firesWithin(after, until)) {
      return Optional.empty();
    }
    var early = after;
    var late = until;
    while (Duration.between(early, late).compareTo(LEAST) > 0) {
      var middle = early.plus(Duration.between(early, late).dividedBy(2));
      if (firesWithin(middle, until)) {
        early = middle;
      } else {
        late = middle;
      }
    }
    return next(early);
  }

  private boolean firesWithin(Instant after, Instant until) {
    return next(after).filter(it -> !it.isAfter(until)).isPresent();
  }

  /** A clock in a zone: between two changes of the clock, local time and instants go alike. */
  private record ZonedRule(CronDialect.LocalTimes times, ZoneId zone, boolean fixedHour)
      implements Rule {

    @Override
    public Optional<Instant> next(Instant after) {
      var rules = zone.getRules();
      var offset = rules.getOffset(after);
      var change = rules.nextTransition(after);
      var local = LocalDateTime.ofInstant(after, offset);
      var found = times.next(local);
      while (found.isPresent()) {
        var instant = found.get().toInstant(offset);
        if (change != null && !instant.isBefore(change.getInstant())) {
          offset = change.getOffsetAfter();
          local = change.getDateTimeAfter().minus(LEAST);
          change = rules.nextTransition(change.getInstant());
        } else if (repeated(found.get(), instant)) {
          local = found.get();
        } else {
          return Optional.of(instant);
        }
        found = times.next(local);
      }
      return Optional.empty();
    }

    private boolean repeated(LocalDateTime local, Instant instant) {
      var change = zone.getRules().previousTransition(instant.plus(LEAST));
      return fixedHour
          && change != null
          && change.isOverlap()
          && local.isBefore(change.getDateTimeBefore());
    }
  }
}
