// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FaultTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "crash=10%@orders",
        "throttle=100%",
        "slow-start:2s=50%@orders",
        "clock-skew:-90s=0.5%",
        "lost-ack=5%@receipts/new-orders"
      })
  void is_written_as_it_is_read(String text) {
    assertThat(Fault.parse(text)).hasToString(text);
  }

  @Test
  void has_its_parts() {
    assertThat(Fault.parse("slow-start:1500ms=2.5%@orders/http"))
        .isEqualTo(new Fault(FaultKind.SLOW_START, Duration.ofMillis(1500), 2.5, "orders", "http"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "crash | expected a fault such as crash=10%@orders",
        "crash=10 | expected a fault",
        "crash=-1% | expected a fault",
        "crash=10%@ | expected a fault",
        "crash=10%@Orders | expected a fault",
        "crash=0% | a rate is more than 0% and at most 100%",
        "crash=101% | a rate is more than 0%",
        "melt=10% | there is no fault 'melt'; there are throttle, timeout, crash",
        "crash:2s=10% | crash has no time",
        "slow-start=10% | slow-start needs a time",
        "slow-start:-2s=10% | slow-start needs a time",
        "clock-skew:0s=10% | clock-skew needs a time"
      })
  void says_what_is_wrong(String text, String message) {
    assertThatThrownBy(() -> Fault.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
