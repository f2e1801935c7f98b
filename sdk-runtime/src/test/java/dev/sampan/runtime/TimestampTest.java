// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

final class TimestampTest {

  @Test
  void writes_milliseconds_in_full() {
    assertThat(Timestamp.of(Instant.parse("2026-11-23T01:02:03.004Z").toEpochMilli()))
        .isEqualTo("2026-11-23T01:02:03.004Z");
  }

  @Test
  void writes_every_day_as_the_calendar_has_it() {
    LocalDate last = LocalDate.of(2101, 1, 1);
    for (LocalDate day = LocalDate.of(1999, 1, 1); day.isBefore(last); day = day.plusDays(1)) {
      long millis = day.atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli();
      assertThat(Timestamp.of(millis)).isEqualTo(day + "T00:00:00.000Z");
    }
  }

  @Test
  void writes_the_last_millisecond_before_1970() {
    assertThat(Timestamp.of(-1)).isEqualTo("1969-12-31T23:59:59.999Z");
  }
}
