// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sampan.platform.Platform;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ProfileTest {

  /** What some platform does without. */
  private static final Set<Limit> OPTIONAL =
      EnumSet.of(
          Limit.ASYNC_REQUEST_BYTES,
          Limit.GATEWAY_BYTES,
          Limit.BALANCER_BYTES,
          Limit.CODE_BYTES,
          Limit.CODE_BYTES_ZIPPED,
          Limit.CODE_BYTES_STORED,
          Limit.RESPONSE_HEADER_BYTES,
          Limit.INIT_TIMEOUT_SERVER,
          Limit.QUOTA_MEMORY,
          Limit.QUOTA_UNRESERVED,
          Limit.INSTANCES_MAX,
          Limit.RESPONSE_STREAM_BYTES,
          Limit.RESPONSE_STREAM_BURST,
          Limit.RESPONSE_STREAM_RATE,
          Limit.INIT_TIMEOUT_AHEAD,
          Limit.DRAIN_EXTENSIONS,
          Limit.EXTENSIONS_MAX,
          Limit.RESTORE_TIMEOUT,
          Limit.MANAGED_CONCURRENCY,
          Limit.MANAGED_CONCURRENCY_MAX,
          Limit.MANAGED_INSTANCES,
          Limit.MANAGED_INSTANCES_MAX,
          Limit.MANAGED_MEMORY_MIN,
          Limit.MANAGED_MEMORY_MAX,
          Limit.MANAGED_MEMORY_PER_PROCESSOR,
          Limit.MANAGED_MEMORY_PER_PROCESSOR_MAX,
          Limit.PROCESSORS_MAX,
          Limit.TEMPORARY_BYTES,
          Limit.START_RATE,
          Limit.START_SPAN,
          Limit.SCALE_TARGET,
          Limit.SCALE_WINDOW,
          Limit.SCALE_PANIC_WINDOW,
          Limit.SCALE_TICK,
          Limit.PENDING_WAIT_OF_STARTUP,
          Limit.PENDING_MAX,
          Limit.PORT,
          Limit.QUEUE_BATCH_MAX_WITHOUT_WINDOW,
          Limit.QUEUE_WINDOW_MAX,
          Limit.SCHEDULE_INPUT_BYTES,
          Limit.ASYNC_RETRIES,
          Limit.ASYNC_RETRIES_MAX,
          Limit.ASYNC_RETRY_STEP,
          Limit.ASYNC_BACK_OFF,
          Limit.ASYNC_BACK_OFF_MAX,
          Limit.ASYNC_AGE_MIN,
          Limit.ASYNC_AGE_MAX,
          Limit.QUEUE_BATCH_BYTES,
          Limit.QUEUE_BATCH_MAX_ORDERED,
          Limit.QUEUE_REDELIVERY_DELAY_MAX,
          Limit.QUEUE_ACK_DEADLINE_MIN,
          Limit.QUEUE_ACK_DEADLINE_MAX,
          Limit.QUEUE_RETENTION,
          Limit.QUEUE_DELIVERIES_FIRST,
          Limit.QUEUE_DELIVERIES_PER_MINUTE,
          Limit.QUEUE_DELIVERIES_MAX,
          Limit.QUEUE_CONCURRENCY_MIN,
          Limit.ASYNC_WAITING_MAX,
          Limit.SCHEDULE_RETRIES,
          Limit.STREAM_BATCH_BYTES,
          Limit.STREAM_WINDOW_MAX,
          Limit.STREAM_ATTEMPTS_MAX,
          Limit.STREAM_PARALLEL,
          Limit.STREAM_PARALLEL_MAX,
          Limit.STREAM_AGE_MIN,
          Limit.STREAM_AGE_MAX,
          Limit.STREAM_RETRY_DELAY,
          Limit.STREAM_RETRY_DELAY_MAX,
          Limit.STREAM_RETENTION,
          Limit.STREAM_TUMBLING_MAX,
          Limit.STREAM_TUMBLING_STATE_BYTES,
          Limit.STREAM_TUMBLING_WAIT,
          Limit.FILTERS_MAX,
          Limit.FILTER_LENGTH_MAX,
          Limit.WEBSOCKET_MESSAGE_BYTES,
          Limit.WEBSOCKET_FRAME_BYTES,
          Limit.WEBSOCKET_IDLE,
          Limit.WEBSOCKET_DURATION,
          Limit.WEBSOCKET_RESPONSE);

  @ParameterizedTest
  @EnumSource
  void says_something_of_everything(Platform platform) {
    var profile = Profile.of(platform);

    assertThat(profile.platform()).isEqualTo(platform);
    assertThat(profile.errors()).containsOnlyKeys(Situation.values());
    assertThat(profile.support()).containsOnlyKeys(Capability.values());
    assertThat(profile.figures()).containsKeys(limits());
  }

  @ParameterizedTest
  @EnumSource
  void gives_a_source_for_everything(Platform platform) {
    var profile = Profile.of(platform);

    assertThat(profile.numbers())
        .allSatisfy(figure -> assertThat(figure.source().text()).isNotBlank());
    assertThat(profile.errors().values())
        .allSatisfy(e -> assertThat(e.source().text()).isNotBlank());
    assertThat(profile.support().values()).allSatisfy(s -> assertThat(s.detail()).isNotBlank());
  }

  @ParameterizedTest
  @EnumSource
  void has_bounds_that_make_sense(Platform platform) {
    var profile = Profile.of(platform);

    ordered(profile, Limit.TIMEOUT_MIN, Limit.TIMEOUT_DEFAULT, Limit.TIMEOUT_MAX);
    ordered(profile, Limit.MEMORY_MIN, Limit.MEMORY_DEFAULT, Limit.MEMORY_MAX);
    ordered(profile, Limit.QUEUE_ATTEMPTS_MIN, Limit.QUEUE_ATTEMPTS_MAX);
    ordered(profile, Limit.QUEUE_BATCH_DEFAULT, Limit.QUEUE_BATCH_MAX);
    ordered(profile, Limit.CONCURRENCY_DEFAULT, Limit.CONCURRENCY_MAX);
  }

  @Test
  void knows_the_numbers_that_users_meet_first() {
    var lambda = Profile.of(Platform.LAMBDA);
    var scf = Profile.of(Platform.SCF);
    var cloudRun = Profile.of(Platform.CLOUDRUN);

    assertThat(lambda.get(Limit.REQUEST_BYTES).value()).isEqualTo(6_291_456);
    assertThat(lambda.get(Limit.RESPONSE_BYTES).value()).isEqualTo(6_291_556);
    assertThat(lambda.get(Limit.INIT_TIMEOUT).duration()).isEqualTo(Duration.ofSeconds(10));
    assertThat(scf.get(Limit.PORT).intValue()).isEqualTo(9000);
    assertThat(scf.get(Limit.INIT_TIMEOUT).duration()).isEqualTo(Duration.ofSeconds(65));
    assertThat(scf.error(Situation.TIMED_OUT).status()).isEqualTo(433);
    assertThat(cloudRun.get(Limit.CONCURRENCY_DEFAULT).intValue()).isEqualTo(80);
    assertThat(cloudRun.get(Limit.DRAIN).duration()).isEqualTo(Duration.ofSeconds(10));
    assertThat(cloudRun.error(Situation.TIMED_OUT).status()).isEqualTo(504);
  }

  @Test
  void tells_a_limit_that_is_not_there_from_one_that_is() {
    var lambda = Profile.of(Platform.LAMBDA);

    assertThat(lambda.find(Limit.PORT)).isEmpty();
    assertThatThrownBy(() -> lambda.get(Limit.PORT)).hasMessage("lambda has no port");
    assertThatThrownBy(() -> lambda.get(Limit.REQUEST_BYTES).duration())
        .hasMessage("request-bytes counts BYTES");
  }

  @Test
  void refuses_a_number_that_is_said_twice() {
    var builder = new ProfileBuilder(Platform.SCF).limit(Limit.PORT, 1, Source.assumed("test"));

    assertThatThrownBy(() -> builder.limit(Limit.PORT, 2, Source.assumed("test")))
        .hasMessage("scf says PORT twice");
  }

  private static Limit[] limits() {
    return EnumSet.complementOf(EnumSet.copyOf(OPTIONAL)).toArray(Limit[]::new);
  }

  private static void ordered(Profile profile, Limit... limits) {
    for (var i = 1; i < limits.length; i++) {
      assertThat(profile.get(limits[i]).value())
          .isGreaterThanOrEqualTo(profile.get(limits[i - 1]).value());
    }
  }
}
