// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever an event holds ends in a clear failure or a right reply, and no record is lost. {@code
 * -Dsampan.fuzz.cases=100000} and {@code -Dsampan.fuzz.seed=…} say how many, and which.
 */
final class NativeEventFuzzTest {

  private static final int CASES = Integer.getInteger("sampan.fuzz.cases", 10_000);
  private static final long SEED = Long.getLong("sampan.fuzz.seed", 20_261_123L);

  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void every_event_ends_in_a_clear_failure_or_a_right_reply() throws Exception {
    EventFuzz fuzz = new EventFuzz(SEED, (event, server) -> server.serve(event));

    fuzz.run(CASES);

    System.out.println(fuzz);
    assertThat(fuzz.goldens()).isGreaterThan(80);
    assertThat(fuzz.parsed()).isGreaterThan(CASES / 2);
    assertThat(fuzz.ends().keySet())
        .contains("NONE delivered", "NONE served", "NONE direct", "NONE empty")
        .contains("TRUNCATED refused", "WRONG_TYPE refused", "BATCH_EMPTY empty")
        .contains("BATCH_HUGE delivered", "TEXT_HOSTILE delivered", "MEMBER_UNKNOWN delivered")
        .doesNotContain("NONE refused");
  }

  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void a_member_may_be_missing_or_of_another_type_at_any_place() throws Exception {
    EventFuzz fuzz = new EventFuzz(SEED, (event, server) -> server.serve(event));

    fuzz.everyPlace(Mutation.MEMBER_MISSING, 1);
    fuzz.everyPlace(Mutation.WRONG_TYPE, CASES < 100_000 ? 1 : Mutation.wrongTypes());

    System.out.println(fuzz);
    assertThat(fuzz.ends().keySet()).contains("MEMBER_MISSING refused", "WRONG_TYPE refused");
  }

  @ParameterizedTest
  @EnumSource(PlantedFault.class)
  void a_planted_fault_is_found_and_its_seed_told(PlantedFault fault) {
    assertThatThrownBy(() -> new EventFuzz(SEED, fault).run(3_000))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("seed " + SEED + ", case ");
  }
}
