// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.simulation;

import java.time.Duration;
import java.util.SplittableRandom;

/** A distribution of times: between arrivals, of a service, of a start. */
@FunctionalInterface
public interface Times {

  /**
   * Draws a time.
   *
   * @param random where chance comes from
   * @return nanoseconds, 0 or more
   */
  long next(SplittableRandom random);

  /** Always the same time. */
  static Times constant(Duration time) {
    var nanos = time.toNanos();
    return random -> nanos;
  }

  /** Exponentially distributed times: what passes between events that know nothing of another. */
  static Times exponential(Duration mean) {
    double nanos = mean.toNanos();
    return random -> (long) (nanos * -StrictMath.log(1 - random.nextDouble()));
  }

  /**
   * Log-normally distributed times: most are short and a few are very long.
   *
   * @param mean the mean, not the median
   * @param sigma the standard deviation of the logarithm
   */
  static Times logNormal(Duration mean, double sigma) {
    var mu = StrictMath.log((double) mean.toNanos()) - sigma * sigma / 2;
    return random -> (long) StrictMath.exp(mu + sigma * gaussian(random));
  }

  private static double gaussian(SplittableRandom random) {
    var radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
    return radius * StrictMath.cos(2 * StrictMath.PI * random.nextDouble());
  }
}
