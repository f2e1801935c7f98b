// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.coldstart;

import dev.sampan.platform.Platform;
import dev.sampan.platform.profile.Limit;
import dev.sampan.platform.profile.Profile;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long a platform takes before it starts the process of a new instance: finding a place,
 * fetching the package, making the sandbox. A log-normal distribution through the median and the
 * 99th percentile of the platform's profile. Immutable.
 *
 * <p>Memory does not change it: published measurements of the platforms of today show none, as
 * start-up runs with more than the function's share of a processor.
 */
public final class ProvisionTime {

  /** The 99th percentile of the standard normal distribution. */
  private static final double Z99 = 2.3263478740408408;

  private static final double MIB = 1024.0 * 1024;

  private final double mu;
  private final double sigma;

  private ProvisionTime(double medianMillis, double p99Millis) {
    this.mu = Math.log(medianMillis);
    this.sigma = (Math.log(p99Millis) - mu) / Z99;
  }

  /**
   * The distribution for one function.
   *
   * @param platform where it runs
   * @param packageBytes the size of what is deployed, 0 or more
   */
  public static ProvisionTime of(Platform platform, long packageBytes) {
    var profile = Profile.of(platform);
    var perMib = profile.get(Limit.PROVISION_PER_100_MIB).value() / 100.0;
    var download = perMib * packageBytes / MIB;
    return new ProvisionTime(
        profile.get(Limit.PROVISION_MEDIAN).value() + download,
        profile.get(Limit.PROVISION_P99).value() + download);
  }

  /** One cold start's share, to the microsecond; the same for the same random numbers. */
  public Duration sample(RandomGenerator random) {
    return at(random.nextGaussian());
  }

  /** What half of the cold starts stay below. */
  public Duration median() {
    return at(0);
  }

  /** What 99 of 100 cold starts stay below. */
  public Duration p99() {
    return at(Z99);
  }

  private Duration at(double z) {
    return Duration.ofNanos(Math.round(Math.exp(mu + sigma * z) * 1000) * 1000);
  }
}
