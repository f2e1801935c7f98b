// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.schedule;

import com.cronutils.model.Cron;
import com.cronutils.model.definition.CronDefinition;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/** What a cron expression may look like, for the portable form and for each platform. */
enum CronDialect {
  /** Second to day of week, days of the week from 0 on Sunday. */
  PORTABLE(
      seconds().withDayOfWeek().withValidRange(0, 6).withMondayDoWValue(1).withStrictRange().and()),

  /** EventBridge: minute to year, with {@code ? L W #}; days of the week from 1 on Sunday. */
  EVENTBRIDGE(
      times(CronDefinitionBuilder.defineCron())
          .withDayOfMonth()
          .withValidRange(1, 31)
          .supportsL()
          .supportsW()
          .supportsLW()
          .supportsQuestionMark()
          .withStrictRange()
          .and()
          .withMonth()
          .withValidRange(1, 12)
          .withStrictRange()
          .and()
          .withDayOfWeek()
          .withValidRange(1, 7)
          .withMondayDoWValue(2)
          .supportsHash()
          .supportsL()
          .supportsQuestionMark()
          .withStrictRange()
          .and()
          .withYear()
          .withValidRange(1970, 2199)
          .withStrictRange()
          .and()),

  /** SCF: second to year, days of the week from 0 on Sunday. */
  SCF_TIMER(
      seconds()
          .withDayOfWeek()
          .withValidRange(0, 6)
          .withMondayDoWValue(1)
          .withStrictRange()
          .and()
          .withYear()
          .withValidRange(1970, 2099)
          .withStrictRange()
          .and()),

  /** Cloud Scheduler: the five fields of Unix, minute to day of week. */
  UNIX(
      days(times(CronDefinitionBuilder.defineCron()))
          .withDayOfWeek()
          .withValidRange(0, 6)
          .withMondayDoWValue(1)
          .withStrictRange()
          .and());

  /** Any time that no expression is still to fire before. */
  private static final LocalDateTime LONG_AGO = LocalDateTime.of(2000, 1, 1, 0, 0);

  // The library's class is not marked as immutable; nobody changes it here.
  @SuppressWarnings("ImmutableEnumChecker")
  private final CronDefinition definition;

  CronDialect(CronDefinitionBuilder definition) {
    this.definition = definition.instance();
  }

  private static CronDefinitionBuilder seconds() {
    var builder =
        CronDefinitionBuilder.defineCron()
            .withSeconds()
            .withValidRange(0, 59)
            .withStrictRange()
            .and();
    return days(times(builder));
  }

  private static CronDefinitionBuilder times(CronDefinitionBuilder builder) {
    return builder
        .withMinutes()
        .withValidRange(0, 59)
        .withStrictRange()
        .and()
        .withHours()
        .withValidRange(0, 23)
        .withStrictRange()
        .and();
  }

  private static CronDefinitionBuilder days(CronDefinitionBuilder builder) {
    return builder
        .withDayOfMonth()
        .withValidRange(1, 31)
        .withStrictRange()
        .and()
        .withMonth()
        .withValidRange(1, 12)
        .withStrictRange()
        .and();
  }

  /**
   * The times of an expression on a clock that is never put forward or back.
   *
   * @throws IllegalArgumentException if it is not of this dialect; the message says why
   */
  LocalTimes parse(String expression) {
    return new LocalTimes(ExecutionTime.forCron(cron(expression)));
  }

  private Cron cron(String expression) {
    try {
      return new CronParser(definition).parse(expression.toUpperCase(Locale.ROOT)).validate();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(reason(e), e);
    }
  }

  private static String reason(IllegalArgumentException e) {
    var said = String.valueOf(e.getMessage());
    return said.replace("Failed to parse cron expression. ", "");
  }

  boolean everFires(String expression) {
    return parse(expression).next(LONG_AGO).isPresent();
  }

  /** The times of one expression. */
  record LocalTimes(ExecutionTime times) {

    /** The first time after another; empty if there is none any more. */
    Optional<LocalDateTime> next(LocalDateTime after) {
      return times
          .nextExecution(after.truncatedTo(ChronoUnit.SECONDS).atZone(ZoneOffset.UTC))
          .map(ZonedDateTime::toLocalDateTime);
    }
  }
}
