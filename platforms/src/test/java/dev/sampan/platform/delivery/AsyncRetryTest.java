// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sampan.platform.AsyncResult.Condition;
import dev.sampan.platform.FailureKind;
import dev.sampan.platform.Platform;
import dev.sampan.platform.delivery.AsyncRetry.Again;
import dev.sampan.platform.delivery.AsyncRetry.GiveUp;
import dev.sampan.platform.manifest.AsyncSpec;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class AsyncRetryTest {

  private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
  private static final GiveUp EXHAUSTED = new GiveUp(Condition.RETRIES_EXHAUSTED);
  private static final GiveUp TOO_OLD = new GiveUp(Condition.AGE_EXCEEDED);

  private final AsyncRetry lambda = AsyncRetry.of(Platform.LAMBDA, AsyncSpec.DEFAULT);
  private final AsyncRetry scf = AsyncRetry.of(Platform.SCF, AsyncSpec.DEFAULT);

  @Test
  void lambda_tries_a_failed_event_twice_more_after_one_minute_and_two() {
    assertThat(failed(lambda, 1)).isEqualTo(again(60));
    assertThat(failed(lambda, 2)).isEqualTo(again(120));
    assertThat(failed(lambda, 3)).isEqualTo(EXHAUSTED);
  }

  @Test
  void scf_tries_a_failed_event_twice_more_a_minute_apart() {
    assertThat(failed(scf, 1)).isEqualTo(again(60));
    assertThat(failed(scf, 2)).isEqualTo(again(60));
    assertThat(failed(scf, 3)).isEqualTo(EXHAUSTED);
  }

  @Test
  void lambda_backs_off_from_a_second_to_five_minutes_when_throttled() {
    assertThat(throttled(lambda, 1)).isEqualTo(again(1));
    assertThat(throttled(lambda, 2)).isEqualTo(again(2));
    assertThat(throttled(lambda, 9)).isEqualTo(again(256));
    assertThat(throttled(lambda, 10)).isEqualTo(again(300));
    assertThat(throttled(lambda, 1_000_000)).isEqualTo(again(300));
  }

  @Test
  void scf_tries_a_throttled_event_every_minute() {
    assertThat(throttled(scf, 1)).isEqualTo(again(60));
    assertThat(throttled(scf, 300)).isEqualTo(again(60));
  }

  @Test
  void a_throttle_counts_as_no_attempt() {
    var decision = lambda.after(FailureKind.NO_INSTANCE, 3, 1, NOW, NOW);

    assertThat(decision).isEqualTo(again(1));
  }

  @Test
  void an_event_is_given_up_when_its_next_attempt_would_find_it_too_old() {
    var sixHoursAgo = NOW.minus(Duration.ofHours(6));

    assertThat(lambda.after(FailureKind.THROTTLED, 0, 1, sixHoursAgo, NOW)).isEqualTo(TOO_OLD);
    assertThat(lambda.after(FailureKind.TIMEOUT, 1, 0, sixHoursAgo.plusSeconds(59), NOW))
        .isEqualTo(TOO_OLD);
    assertThat(lambda.after(FailureKind.TIMEOUT, 1, 0, sixHoursAgo.plusSeconds(60), NOW))
        .isEqualTo(again(60));
    assertThat(lambda.hopeless(sixHoursAgo, NOW)).isEmpty();
    assertThat(lambda.hopeless(sixHoursAgo, NOW.plusMillis(1))).contains(Condition.AGE_EXCEEDED);
  }

  @Test
  void the_manifest_may_ask_for_less_but_not_for_more() {
    var once = AsyncRetry.of(Platform.LAMBDA, new AsyncSpec(1, Duration.ofSeconds(90), null, null));
    var often = AsyncRetry.of(Platform.LAMBDA, new AsyncSpec(9, Duration.ofDays(9), null, null));

    assertThat(failed(once, 1)).isEqualTo(EXHAUSTED);
    assertThat(once.hopeless(NOW, NOW.plusSeconds(91))).contains(Condition.AGE_EXCEEDED);
    assertThat(failed(often, 3)).isEqualTo(EXHAUSTED);
    assertThat(often.hopeless(NOW, NOW.plus(Duration.ofHours(6)).plusMillis(1)))
        .contains(Condition.AGE_EXCEEDED);
  }

  @Test
  void an_event_that_is_too_large_is_not_tried_again() {
    assertThat(lambda.after(FailureKind.REQUEST_TOO_LARGE, 0, 0, NOW, NOW)).isEqualTo(EXHAUSTED);
  }

  @Test
  void cloud_run_has_no_such_calls() {
    assertThatThrownBy(() -> AsyncRetry.of(Platform.CLOUDRUN, AsyncSpec.DEFAULT))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static AsyncRetry.Decision failed(AsyncRetry retry, int attempts) {
    return retry.after(FailureKind.FUNCTION_ERROR, attempts, 0, NOW, NOW);
  }

  private static AsyncRetry.Decision throttled(AsyncRetry retry, int refusals) {
    return retry.after(FailureKind.THROTTLED, 0, refusals, NOW, NOW);
  }

  private static Again again(int seconds) {
    return new Again(NOW.plusSeconds(seconds));
  }
}
