// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The numbers are those of configuration-response-streaming in Lambda's guide. */
final class StreamPaceTest {

  private static final int MEBIBYTE = 1024 * 1024;
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  private final StreamPace pace = new StreamPace();

  @Test
  void lets_six_mebibytes_pass_as_they_come() {
    assertThat(pace.pass(6 * MEBIBYTE - 1, NOON)).isZero();
    assertThat(pace.pass(1, NOON)).isZero();
    assertThat(pace.pass(1, NOON)).isPositive();
  }

  @Test
  void lets_two_mebibytes_a_second_pass_after_that() {
    assertThat(pace.pass(7 * MEBIBYTE, NOON)).isEqualTo(Duration.ofMillis(500));
    assertThat(pace.pass(MEBIBYTE, NOON.plusMillis(500))).isEqualTo(Duration.ofMillis(500));
    assertThat(pace.pass(MEBIBYTE, NOON.plusMillis(900))).isEqualTo(Duration.ofMillis(600));
  }

  @Test
  void gives_a_slow_function_no_credit() {
    pace.pass(6 * MEBIBYTE, NOON);

    var hourLater = NOON.plusSeconds(3600);

    assertThat(pace.pass(2 * MEBIBYTE, hourLater)).isEqualTo(Duration.ofSeconds(1));
  }
}
