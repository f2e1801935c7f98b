// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.coldstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sampan.platform.Platform;
import dev.sampan.platform.profile.Limit;
import dev.sampan.platform.profile.Profile;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ProvisionTimeTest {

  private static final int MIB = 1024 * 1024;

  @ParameterizedTest
  @EnumSource
  void goes_through_the_profiles_median_and_99th_percentile(Platform platform) {
    var time = ProvisionTime.of(platform, 0);

    var profile = Profile.of(platform);
    assertThat(time.median()).isEqualTo(profile.get(Limit.PROVISION_MEDIAN).duration());
    assertThat(time.p99()).isEqualTo(profile.get(Limit.PROVISION_P99).duration());
  }

  @ParameterizedTest
  @EnumSource
  void samples_have_that_median_and_that_tail(Platform platform) {
    var time = ProvisionTime.of(platform, 10 * MIB);
    var random = new Random(42);
    var sorted = new long[20_000];
    Arrays.setAll(sorted, it -> time.sample(random).toMillis());
    Arrays.sort(sorted);

    assertThat(sorted[10_000]).isCloseTo(time.median().toMillis(), within(15L));
    assertThat(sorted[19_800]).isCloseTo(time.p99().toMillis(), within(time.p99().toMillis() / 20));
  }

  @Test
  void the_same_seed_gives_the_same_times() {
    var time = ProvisionTime.of(Platform.LAMBDA, 0);

    assertThat(time.sample(new Random(7))).isEqualTo(time.sample(new Random(7)));
    assertThat(time.sample(new Random(7))).isNotEqualTo(time.sample(new Random(8)));
  }

  @Test
  void a_larger_package_takes_longer_on_lambda_and_not_on_cloud_run() {
    var more = ProvisionTime.of(Platform.LAMBDA, 100L * MIB).median();

    assertThat(more.minus(ProvisionTime.of(Platform.LAMBDA, 0).median()))
        .isEqualTo(Duration.ofMillis(940));
    assertThat(ProvisionTime.of(Platform.CLOUDRUN, 100L * MIB).median())
        .isEqualTo(ProvisionTime.of(Platform.CLOUDRUN, 0).median());
  }
}
