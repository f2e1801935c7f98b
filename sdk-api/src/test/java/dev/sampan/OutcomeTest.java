// SPDX-License-Identifier: Apache-2.0
package dev.sampan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class OutcomeTest {

  private static String told(Outcome outcome) {
    return outcome.match(
        ack -> "ack",
        retry -> "retry " + retry.reason() + " " + retry.after(),
        reject -> "reject " + reject.code() + " " + reject.reason(),
        not -> "not " + not.reason());
  }

  @Test
  void answers_with_the_function_that_fits() {
    List<Outcome> outcomes =
        List.of(
            Outcome.ack(),
            Outcome.retry("busy"),
            Outcome.retry("busy", Duration.ofSeconds(3)),
            Outcome.reject("c", "bad"),
            Outcome.notAttempted("late"));

    assertThat(outcomes)
        .extracting(OutcomeTest::told)
        .containsExactly("ack", "retry busy null", "retry busy PT3S", "reject c bad", "not late");
  }

  @Test
  void is_a_retry_for_anything_unknown() {
    assertThat(Outcome.of(new IllegalStateException("odd")))
        .isEqualTo(Outcome.retry("java.lang.IllegalStateException: odd"));
    assertThat(Outcome.of(new OutOfMemoryError()))
        .isEqualTo(Outcome.retry("java.lang.OutOfMemoryError"));
    assertThat(Outcome.of(new InterruptedException())).isInstanceOf(Outcome.Retry.class);
  }

  @Test
  void is_what_a_function_exception_says() {
    assertThat(Outcome.of(new RejectedException("c", "bad"))).isEqualTo(Outcome.reject("c", "bad"));
  }

  @Test
  void refuses_a_negative_wait() {
    Duration negative = Duration.ofMillis(-1);

    assertThatIllegalArgumentException().isThrownBy(() -> Outcome.retry("x", negative));
  }
}
