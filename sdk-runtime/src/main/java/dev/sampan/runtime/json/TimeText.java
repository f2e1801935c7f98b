// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime.json;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the types of {@code java.time} from their own texts. */
final class TimeText {

  private static final Map<Class<?>, Function<String, Object>> PARSERS =
      Map.ofEntries(
          Map.entry(Duration.class, Duration::parse),
          Map.entry(Instant.class, Instant::parse),
          Map.entry(LocalDate.class, LocalDate::parse),
          Map.entry(LocalDateTime.class, LocalDateTime::parse),
          Map.entry(LocalTime.class, LocalTime::parse),
          Map.entry(MonthDay.class, MonthDay::parse),
          Map.entry(OffsetDateTime.class, OffsetDateTime::parse),
          Map.entry(OffsetTime.class, OffsetTime::parse),
          Map.entry(Period.class, Period::parse),
          Map.entry(Year.class, Year::parse),
          Map.entry(YearMonth.class, YearMonth::parse),
          Map.entry(ZoneId.class, ZoneId::of),
          Map.entry(ZoneOffset.class, ZoneOffset::of),
          Map.entry(ZonedDateTime.class, ZonedDateTime::parse));

  private TimeText() {}

  static boolean knows(Class<?> type) {
    return PARSERS.containsKey(type);
  }

  /**
   * The value of the given type.
   *
   * @return null if the text is not of that type
   */
  static @Nullable Object parse(Class<?> type, String text) {
    Function<String, Object> parser = PARSERS.get(type);
    try {
      return parser == null ? null : parser.apply(text);
    } catch (DateTimeException e) {
      return null;
    }
  }
}
