// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sampan.platform.Platform;
import dev.sampan.platform.profile.Profile;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The cases of Knative's own test (knative/serving, autoscaler_test.go), in its numbers. */
final class AutoscalerTest {

  private static final long SECOND = 1_000_000_000L;

  @ParameterizedTest(name = "target {0}, {2} and {3} on {4}: {5}")
  @CsvSource({
    "10, 101, 50, 10, 1, 5, -98",
    "10, 101, 100, 10, 1, 10, -98",
    "10, 100, 50, 50, 5, 5, -84",
    "10, 84, 50, 100, 1, 10, -171",
    "10, 100, 0, 0, 1, 0, -87",
    "10, 75, 1, 0, 1, 1, -62"
  })
  void wants_as_many_as_the_load_needs(
      double target, double burst, double stable, double panic, int ready, int wanted, int spare) {
    var scaler = Autoscaler.of(rules(target, burst));

    assertThat(scaler.decide(stable, panic, ready, 0)).isEqualTo(wanted);
    assertThat(scaler.spareBurst(panic, ready)).isEqualTo(spare);
  }

  @Test
  void follows_a_load_that_grows_exponentially() {
    var scaler = Autoscaler.of(rules(1, 101));

    assertThat(scaler.decide(6, 6, 1, 0)).isEqualTo(6);
    assertThat(scaler.decide(36, 36, 6, 0)).isEqualTo(36);
    assertThat(scaler.decide(216, 216, 36, SECOND)).isEqualTo(216);
    assertThat(scaler.decide(1296, 1296, 216, SECOND)).isEqualTo(1296);
    assertThat(scaler.decide(1296, 1296, 1296, 2 * SECOND)).isEqualTo(1296);
  }

  @Test
  void calms_down_when_a_stable_window_has_passed_without_a_reason_to_panic() {
    var scaler = Autoscaler.of(rules(1, 98));

    assertThat(scaler.decide(11, 25, 10, 0)).isEqualTo(25);
    assertThat(scaler.decide(30, 41, 40, 30 * SECOND)).isEqualTo(41);
    assertThat(scaler.panicking()).isTrue();
    assertThat(scaler.decide(50, 56, 55, 62 * SECOND)).isEqualTo(50);
    assertThat(scaler.panicking()).isFalse();
  }

  @Test
  void panics_on_while_the_load_still_grows() {
    var scaler = Autoscaler.of(rules(1, 98));
    scaler.decide(11, 25, 10, 0);

    assertThat(scaler.decide(30, 80, 40, 30 * SECOND)).isEqualTo(80);
    assertThat(scaler.decide(30, 41, 80, 62 * SECOND)).isEqualTo(80);
    assertThat(scaler.panicking()).isTrue();
  }

  @ParameterizedTest(name = "{0} and {1}")
  @CsvSource({"50, 30, 50", "20, 30, 30"})
  void takes_the_larger_window_in_a_panic(double stable, double panic, int wanted) {
    var scaler = Autoscaler.of(rules(1, 100), 5, 0);

    assertThat(scaler.decide(stable, panic, 5, 5 * SECOND)).isEqualTo(wanted);
  }

  @Test
  void never_goes_down_in_a_panic() {
    var scaler = Autoscaler.of(rules(10, 93));

    assertThat(scaler.decide(100, 100, 1, 0)).isEqualTo(10);
    assertThat(scaler.decide(2, 2, 10, 30 * SECOND)).isEqualTo(10);
    assertThat(scaler.decide(2, 2, 10, 61 * SECOND)).isEqualTo(1);
  }

  @Test
  void begins_in_panic_only_if_it_finds_more_than_one_instance() {
    assertThat(Autoscaler.of(rules(10, 0), 2, 0).panicking()).isTrue();
    assertThat(Autoscaler.of(rules(10, 0), 1, 0).panicking()).isFalse();
  }

  @Test
  void has_the_activation_scale_as_soon_as_it_has_any() {
    var scaler = Autoscaler.of(with(10, 75, 10, 2, Duration.ZERO, true));

    assertThat(scaler.decide(0, 0, 1, 0)).isZero();
    assertThat(scaler.decide(1, 0, 1, 0)).isEqualTo(2);
  }

  @ParameterizedTest(name = "reachable {0}")
  @CsvSource({"true, 90", "false, 1"})
  void goes_down_at_its_rate_unless_nobody_reaches_it(boolean reachable, int wanted) {
    var scaler = Autoscaler.of(with(10, 1982, 1.1, 1, Duration.ZERO, reachable));

    assertThat(scaler.decide(1, 1, 100, 0)).isEqualTo(wanted);
  }

  @Test
  void goes_up_by_one_at_least_however_small_its_rate_is() {
    var window = Duration.ofSeconds(60);
    var rules = new Autoscaler.Rules(1, 1, 0, 1.1, 10, 2, window, 1, Duration.ZERO, true);

    assertThat(Autoscaler.of(rules).decide(3, 3.1, 2, 0)).isEqualTo(3);
  }

  @Test
  void waits_for_the_delay_before_it_goes_down() {
    var scaler = Autoscaler.of(with(10, 0, 10, 1, Duration.ofMinutes(5), true));

    assertThat(scaler.decide(40, 40, 1, 2 * SECOND)).isEqualTo(4);
    assertThat(scaler.decide(0, 0, 0, 300 * SECOND)).isEqualTo(4);
    assertThat(scaler.decide(0, 0, 0, 302 * SECOND)).isZero();
  }

  @Test
  void aims_at_three_fifths_of_the_concurrency_on_cloud_run() {
    var scaler = Autoscaler.of(Autoscaler.Rules.of(Profile.of(Platform.CLOUDRUN), 80));

    assertThat(scaler.decide(48, 48, 1, 0)).isEqualTo(1);
    assertThat(scaler.decide(49, 49, 1, 0)).isEqualTo(2);
  }

  @Test
  void refuses_rules_that_cannot_be() {
    assertThatThrownBy(() -> Autoscaler.Rules.of(Profile.of(Platform.SCF), 1))
        .hasMessage("scf has no scale-target");
    assertThatThrownBy(() -> with(0, 0, 2, 1, Duration.ZERO, true))
        .hasMessageContaining("target must be above 0");
  }

  private static Autoscaler.Rules rules(double target, double burst) {
    return with(target, burst, 10, 1, Duration.ZERO, true);
  }

  private static Autoscaler.Rules with(
      double target,
      double burst,
      double downRate,
      int activation,
      Duration delay,
      boolean reachable) {
    var window = Duration.ofSeconds(60);
    return new Autoscaler.Rules(
        target, target / 0.75, burst, 10, downRate, 2, window, activation, delay, reachable);
  }
}
