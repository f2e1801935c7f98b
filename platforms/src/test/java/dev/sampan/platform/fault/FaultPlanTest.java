// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class FaultPlanTest {

  private static final int QUESTIONS = 20_000;

  @Test
  void strikes_as_often_as_it_says() {
    assertThat(struck(plan(1, "crash=10%"), "orders", "http").length / (double) QUESTIONS)
        .isCloseTo(0.10, within(0.01));
    assertThat(struck(plan(1, "crash=100%"), "orders", "http")).hasSize(QUESTIONS);
  }

  @Test
  void the_same_seed_strikes_the_same_and_another_does_not() {
    var first = struck(plan(7, "crash=10%"), "orders", "http");

    assertThat(struck(plan(7, "crash=10%"), "orders", "http")).isEqualTo(first);
    assertThat(struck(plan(8, "crash=10%"), "orders", "http")).isNotEqualTo(first);
  }

  @Test
  void functions_triggers_and_kinds_are_struck_apart_from_each_other() {
    var plan = plan(7, "crash=50%", "duplicate=50%");
    var one = struck(plan, "orders", "http");

    assertThat(struck(plan, "receipts", "http")).isNotEqualTo(one);
    assertThat(struck(plan, "orders", "queue")).isNotEqualTo(one);
    assertThat(struck(plan, FaultKind.DUPLICATE, "orders", "http")).isNotEqualTo(one);
  }

  @Test
  void strikes_only_where_it_says() {
    var plan = plan(7, "crash=100%@orders/new-orders");

    assertThat(plan.strikes(FaultKind.CRASH, "orders", "new-orders", 0)).isPresent();
    assertThat(plan.strikes(FaultKind.CRASH, "orders", "http", 0)).isEmpty();
    assertThat(plan.strikes(FaultKind.CRASH, "receipts", "new-orders", 0)).isEmpty();
    assertThat(plan.strikes(FaultKind.TIMEOUT, "orders", "new-orders", 0)).isEmpty();
  }

  @Test
  void the_first_of_several_counts() {
    var plan = plan(7, "slow-start:1s=100%@orders", "slow-start:2s=100%");

    assertThat(plan.delay(FaultKind.SLOW_START, "orders", 3)).isEqualTo(Duration.ofSeconds(1));
    assertThat(plan.delay(FaultKind.SLOW_START, "receipts", 3)).isEqualTo(Duration.ofSeconds(2));
    assertThat(plan.delay(FaultKind.CLOCK_SKEW, "orders", 3)).isZero();
  }

  private static FaultPlan plan(long seed, String... faults) {
    return new FaultPlan(seed, Arrays.stream(faults).map(Fault::parse).toList());
  }

  private static long[] struck(FaultPlan plan, String function, String trigger) {
    return struck(plan, FaultKind.CRASH, function, trigger);
  }

  private static long[] struck(FaultPlan plan, FaultKind kind, String function, String trigger) {
    return LongStream.range(0, QUESTIONS)
        .filter(count -> plan.strikes(kind, function, trigger, count).isPresent())
        .toArray();
  }
}
