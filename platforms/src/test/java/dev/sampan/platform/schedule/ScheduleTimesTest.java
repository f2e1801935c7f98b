// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sampan.platform.Platform;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When schedules fire, above all where clocks change. */
final class ScheduleTimesTest {

  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @Test
  void fires_by_the_clock_of_its_zone() {
    var times = times("0 30 2 * * *", ZoneId.of("Asia/Shanghai"));

    assertThat(firings(times, "2026-11-22T18:30:00Z", 2))
        .containsExactly(
            Instant.parse("2026-11-23T18:30:00Z"), Instant.parse("2026-11-24T18:30:00Z"));
  }

  @Test
  void passes_over_a_time_that_does_not_exist() {
    var times = times("0 30 2 * * *", NEW_YORK);

    // On 8 March 2026 it is 03:00 after 01:59:59.
    assertThat(firings(times, "2026-03-07T00:00:00Z", 3))
        .containsExactly(
            Instant.parse("2026-03-07T07:30:00Z"),
            Instant.parse("2026-03-09T06:30:00Z"),
            Instant.parse("2026-03-10T06:30:00Z"));
  }

  @Test
  void fires_once_at_a_time_that_comes_twice() {
    var times = times("0 30 1 * * *", NEW_YORK);

    // On 1 November 2026 it is 01:00 again after 01:59:59.
    assertThat(firings(times, "2026-10-31T12:00:00Z", 2))
        .containsExactly(
            Instant.parse("2026-11-01T05:30:00Z"), Instant.parse("2026-11-02T06:30:00Z"));
    assertThat(times.next(Instant.parse("2026-11-01T05:45:00Z")))
        .contains(Instant.parse("2026-11-02T06:30:00Z"));
  }

  @Test
  void goes_on_through_both_hours_if_it_names_none() {
    var times = times("0 */30 * * * *", BERLIN);

    // On 25 October 2026 it is 02:00 again after 02:59:59, at 01:00 in UTC.
    assertThat(firings(times, "2026-10-24T23:45:00Z", 5))
        .containsExactly(
            Instant.parse("2026-10-25T00:00:00Z"),
            Instant.parse("2026-10-25T00:30:00Z"),
            Instant.parse("2026-10-25T01:00:00Z"),
            Instant.parse("2026-10-25T01:30:00Z"),
            Instant.parse("2026-10-25T02:00:00Z"));
  }

  @Test
  void fires_at_the_first_moment_after_a_gap_if_that_is_due() {
    var times = times("0 0 3 * * *", NEW_YORK);

    assertThat(firings(times, "2026-03-08T00:00:00Z", 1))
        .containsExactly(Instant.parse("2026-03-08T07:00:00Z"));
  }

  @Test
  void counts_a_rate_from_its_beginning() {
    var begin = Instant.parse("2026-01-01T00:00:30Z");
    var schedule = Schedule.every(Duration.ofMinutes(7), ZoneOffset.UTC);
    var times = NativeSchedule.of(Platform.LAMBDA, schedule).times(begin);

    assertThat(times.next(begin)).contains(begin.plusSeconds(7 * 60));
    assertThat(times.next(begin.plusSeconds(7 * 60))).contains(begin.plusSeconds(14 * 60));
    assertThat(times.next(begin.minusSeconds(3))).contains(begin.plusSeconds(7 * 60));
  }

  @Test
  void finds_the_next_from_between_two_seconds() {
    var times = times("*/1 * * * * *", ZoneOffset.UTC);

    assertThat(times.next(Instant.parse("2026-01-01T00:00:00.250Z")))
        .contains(Instant.parse("2026-01-01T00:00:01Z"));
  }

  @ParameterizedTest
  @CsvSource({
    "*/1 * * * * *, 2026-01-01T00:00:00Z, 2026-06-01T12:00:00.9Z, 2026-06-01T12:00:00Z",
    "0 30 2 * * *, 2026-01-01T00:00:00Z, 2026-06-01T02:30:00Z, 2026-06-01T02:30:00Z",
    "0 30 2 * * *, 2026-01-01T00:00:00Z, 2026-06-01T02:29:59Z, 2026-05-31T02:30:00Z",
    "* * 2 1 1 *, 2026-01-01T00:00:00Z, 2026-06-01T00:00:00Z, 2026-01-01T02:59:59Z"
  })
  void finds_the_last_of_a_span(String cron, Instant after, Instant until, Instant last) {
    assertThat(times(cron, ZoneOffset.UTC).last(after, until)).contains(last);
  }

  @Test
  void finds_no_last_where_there_is_none() {
    var times = times("0 30 2 * * *", ZoneOffset.UTC);

    var at = Instant.parse("2026-06-01T02:30:00Z");
    assertThat(times.last(at, at.plusSeconds(3600))).isEmpty();
    assertThat(times.last(at, at)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          cron(0 10 ? * 6L *)    | 2026-01-30T10:00:00Z
          cron(0 10 ? * 3#2 *)   | 2026-01-13T10:00:00Z
          cron(0 10 15W * ? *)   | 2026-01-15T10:00:00Z
          cron(0 10 L * ? 2027)  | 2027-01-31T10:00:00Z
          """)
  void knows_what_only_event_bridge_has(String expression, Instant first) {
    var schedule = new NativeSchedule(Platform.LAMBDA, expression, ZoneOffset.UTC);

    var begin = Instant.parse("2026-01-01T00:00:00Z");
    assertThat(schedule.times(begin).next(begin)).contains(first);
  }

  @Test
  void ends_when_the_years_do() {
    var schedule = new NativeSchedule(Platform.SCF, "0 0 0 1 1 * 2027", ZoneOffset.UTC);

    var times = schedule.times(Instant.EPOCH);
    assertThat(times.next(Instant.parse("2026-06-01T00:00:00Z")))
        .contains(Instant.parse("2027-01-01T00:00:00Z"));
    assertThat(times.next(Instant.parse("2027-06-01T00:00:00Z"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          LAMBDA   | 0 10 * * ? *
          LAMBDA   | cron(0 10 ? * 0 *)
          LAMBDA   | rate(0 minutes)
          LAMBDA   | rate(5 seconds)
          SCF      | 0 30 2 * * *
          SCF      | 0 30 2 * * 7 *
          CLOUDRUN | 0 30 2 * * *
          CLOUDRUN | L * * * *
          """)
  void refuses_another_dialect(Platform platform, String expression) {
    var schedule = new NativeSchedule(platform, expression, ZoneOffset.UTC);

    assertThatThrownBy(() -> schedule.times(Instant.EPOCH))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static ScheduleTimes times(String cron, ZoneId zone) {
    return NativeSchedule.of(Platform.SCF, Schedule.cron(cron, zone)).times(Instant.EPOCH);
  }

  private static List<Instant> firings(ScheduleTimes times, String after, int count) {
    var all = new ArrayList<Instant>();
    var at = Instant.parse(after);
    for (var i = 0; i < count; i++) {
      at = times.next(at).orElseThrow();
      all.add(at);
    }
    return all;
  }
}
