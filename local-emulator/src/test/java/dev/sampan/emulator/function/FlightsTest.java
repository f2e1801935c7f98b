// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.Body;
import dev.sampan.Headers;
import dev.sampan.emulator.invocation.Ending;
import dev.sampan.emulator.invocation.Invocation;
import dev.sampan.platform.FailureKind;
import dev.sampan.platform.InvocationFacts;
import dev.sampan.platform.NativeRequest;
import dev.sampan.platform.Platform;
import dev.sampan.platform.kernel.Billing;
import dev.sampan.platform.kernel.Refusal;
import dev.sampan.platform.profile.Profile;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FlightsTest {

  private static final Profile PROFILE = Profile.of(Platform.LAMBDA);
  private static final InvocationFacts FACTS =
      new InvocationFacts(
          "r-1", "hello", "us-east-1", "123456789012", 1, Instant.EPOCH, Instant.MAX, "");
  private static final NativeRequest REQUEST =
      new NativeRequest.Payload(Body.of("{}"), Headers.of());

  @ParameterizedTest
  @CsvSource({
    "INSTANCES, true, THROTTLED_FUNCTION",
    "INSTANCES, false, THROTTLED",
    "START_RATE, true, THROTTLED_RATE",
    "START_RATE, false, THROTTLED_RATE",
    "QUOTA, false, THROTTLED"
  })
  void tells_a_caller_which_limit_it_met(Refusal limit, boolean reserved, FailureKind kind) {
    var flights = new Flights(InstantSource.system(), Billing.of(PROFILE), 128);
    var flight = new Flight(Invocation.of(FACTS, "direct", REQUEST));
    flights.add(flight);

    flights.refuse(flight, limit, reserved);

    var ending = (Ending.Failed) flight.invocation().ending().join();
    assertThat(ending.kind()).isEqualTo(kind);
    assertThat(ending.detail()).isEqualTo(limit.text());
    assertThat(flights.isEmpty()).isTrue();
  }
}
