// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sampan.platform.NotExpressibleException;
import dev.sampan.platform.Platform;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One schedule in each platform's dialect. */
final class NativeScheduleTest {

  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0 30 2 * * *        | cron(30 2 * * ? *)          | 0 30 2 * * * *         | 30 2 * * *
          0 0 10 * * MON-FRI  | cron(0 10 ? * 2-6 *)        | 0 0 10 * * 1-5 *       | 0 10 * * 1-5
          0 0 10 * * 0        | cron(0 10 ? * 1 *)          | 0 0 10 * * 0 *         | 0 10 * * 0
          0 0 10 * * */2      | cron(0 10 ? * */2 *)        | 0 0 10 * * */2 *       | 0 10 * * */2
          0 5/20 * 1,15 mar * | cron(5,25,45 * 1,15 3 ? *)  | 0 5,25,45 * 1,15 3 * * | 5,25,45 * 1,15 3 *
          0 */15 9-17 * * *   | cron(*/15 9-17 * * ? *)     | 0 */15 9-17 * * * *    | */15 9-17 * * *
          0 0 0 1-31 * 1      | cron(0 0 ? * 2 *)           | 0 0 0 * * 1 *          | 0 0 * * 1
          """)
  void renders_an_expression(String portable, String lambda, String scf, String cloudRun) {
    var schedule = Schedule.cron(portable, ZoneOffset.UTC);

    assertThat(NativeSchedule.of(Platform.LAMBDA, schedule).expression()).isEqualTo(lambda);
    assertThat(NativeSchedule.of(Platform.SCF, schedule).expression()).isEqualTo(scf);
    assertThat(NativeSchedule.of(Platform.CLOUDRUN, schedule).expression()).isEqualTo(cloudRun);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          PT1M  | rate(1 minute)   | 0 * * * * * *    | * * * * *
          PT5M  | rate(5 minutes)  | 0 */5 * * * * *  | */5 * * * *
          PT1H  | rate(1 hour)     | 0 0 * * * * *    | 0 * * * *
          PT6H  | rate(6 hours)    | 0 0 */6 * * * *  | 0 */6 * * *
          PT24H | rate(1 day)      | 0 0 0 * * * *    | 0 0 * * *
          """)
  void renders_a_rate(Duration every, String lambda, String scf, String cloudRun) {
    var schedule = Schedule.every(every, ZoneOffset.UTC);

    assertThat(NativeSchedule.of(Platform.LAMBDA, schedule).expression()).isEqualTo(lambda);
    assertThat(NativeSchedule.of(Platform.SCF, schedule).expression()).isEqualTo(scf);
    assertThat(NativeSchedule.of(Platform.CLOUDRUN, schedule).expression()).isEqualTo(cloudRun);
  }

  @Test
  void has_seconds_on_scf_only() {
    var cron = Schedule.cron("*/10 * * * * *", ZoneOffset.UTC);
    var rate = Schedule.every(Duration.ofSeconds(10), ZoneOffset.UTC);

    assertThat(NativeSchedule.of(Platform.SCF, cron))
        .isEqualTo(NativeSchedule.of(Platform.SCF, rate));
    for (var platform : List.of(Platform.LAMBDA, Platform.CLOUDRUN)) {
      for (var schedule : List.of(cron, rate)) {
        assertThatThrownBy(() -> NativeSchedule.of(platform, schedule))
            .isInstanceOf(NotExpressibleException.class)
            .hasMessageContaining("whole minutes");
      }
    }
  }

  @Test
  void has_both_fields_of_days_everywhere_but_on_lambda() {
    var schedule = Schedule.cron("0 0 0 13 * FRI", ZoneOffset.UTC);

    assertThat(NativeSchedule.of(Platform.SCF, schedule).expression()).isEqualTo("0 0 0 13 * 5 *");
    assertThat(NativeSchedule.of(Platform.CLOUDRUN, schedule).expression()).isEqualTo("0 0 13 * 5");
    assertThatThrownBy(() -> NativeSchedule.of(Platform.LAMBDA, schedule))
        .isInstanceOf(NotExpressibleException.class)
        .hasMessageContaining("not both");
  }

  @Test
  void has_a_rate_of_any_minutes_on_lambda_only() {
    var schedule = Schedule.every(Duration.ofMinutes(7), ZoneOffset.UTC);

    assertThat(NativeSchedule.of(Platform.LAMBDA, schedule).expression())
        .isEqualTo("rate(7 minutes)");
    for (var platform : List.of(Platform.SCF, Platform.CLOUDRUN)) {
      assertThatThrownBy(() -> NativeSchedule.of(platform, schedule))
          .isInstanceOf(NotExpressibleException.class)
          .hasMessageContaining("even steps");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0 0 0 30 2 *",
        "60 * * * * *",
        "0 0 24 * * *",
        "0 0 0 0 * *",
        "0 0 0 * 13 *",
        "0 0 0 * * 7",
        "0 0 0 L * *",
        "0 0 0 ? * 1",
        "0 0 22-2 * * *",
        "*/0 * * * * *",
        "a b c d e f",
        "0 1, * * * *",
        "0 -5 * * * *",
        "0 0 0 * *",
        "0 0 0 * * * *",
        ""
      })
  void refuses_what_is_no_portable_expression(String text) {
    assertThatThrownBy(() -> PortableCron.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("null");
  }

  @ParameterizedTest
  @EnumSource
  void fires_in_each_dialect_when_the_portable_form_does(Platform platform) {
    var seed = 20261123L;
    var random = new Random(seed);
    for (var round = 0; round < 200; round++) {
      var text = random(random);
      var times = NativeSchedule.of(platform, Schedule.cron(text, ZoneOffset.UTC)).times(BEGIN);
      var portable = CronDialect.PORTABLE.parse(text);

      var at = BEGIN;
      for (var i = 0; i < 5; i++) {
        var expected =
            portable
                .next(at.atOffset(ZoneOffset.UTC).toLocalDateTime())
                .map(it -> it.toInstant(ZoneOffset.UTC));
        assertThat(times.next(at)).as("seed " + seed + ": " + text).isEqualTo(expected);
        at = expected.orElse(at);
      }
    }
  }

  /** Whole minutes, and one field of days at most: what every platform has. */
  private static String random(Random random) {
    var byWeek = random.nextBoolean();
    var fields = new ArrayList<String>();
    fields.add("0");
    fields.add(field(random, 0, 59));
    fields.add(field(random, 0, 23));
    fields.add(byWeek ? "*" : field(random, 1, 28));
    fields.add(field(random, 1, 12));
    fields.add(byWeek ? field(random, 0, 6) : "*");
    return String.join(" ", fields);
  }

  private static String field(Random random, int least, int most) {
    var one = least + random.nextInt(most - least + 1);
    var other = least + random.nextInt(most - least + 1);
    var step = 1 + random.nextInt(most - least);
    return switch (random.nextInt(7)) {
      case 0 -> "" + one;
      case 1 -> Math.min(one, other) + "-" + Math.max(one, other);
      case 2 -> "*/" + step;
      case 3 -> one + "," + other;
      case 4 -> one + "/" + step;
      case 5 -> Math.min(one, other) + "-" + Math.max(one, other) + "/" + step;
      default -> "*";
    };
  }
}
