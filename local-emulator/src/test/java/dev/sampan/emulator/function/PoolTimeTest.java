// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class PoolTimeTest {

  private Instant now = Instant.ofEpochSecond(1000);
  private final PoolTime time = new PoolTime(() -> now);

  @Test
  void goes_with_the_clock() {
    pass(5);

    assertThat(time.instant()).isEqualTo(now);
    assertThat(time.deadline(now.plusSeconds(3))).isEqualTo(now.plusSeconds(3));
  }

  @Test
  void stands_still_and_goes_on_from_there() {
    time.stop();
    pass(60);
    assertThat(time.instant()).isEqualTo(Instant.ofEpochSecond(1000));

    time.resume();
    pass(2);

    assertThat(time.instant()).isEqualTo(Instant.ofEpochSecond(1002));
    assertThat(time.deadline(Instant.ofEpochSecond(1005))).isEqualTo(now.plusSeconds(3));
  }

  @Test
  void a_second_stop_changes_nothing() {
    time.stop();
    pass(10);
    time.stop();
    pass(10);
    time.resume();
    time.resume();

    assertThat(time.instant()).isEqualTo(Instant.ofEpochSecond(1000));
  }

  @Test
  void deadlines_are_far_while_it_stands() {
    time.stop();

    assertThat(time.deadline(now.plusSeconds(3))).isEqualTo(now.plus(Duration.ofDays(1)));
  }

  private void pass(int seconds) {
    now = now.plusSeconds(seconds);
  }
}
