// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.condition;

import dev.sampan.platform.Platform;
import dev.sampan.platform.coldstart.ProvisionTime;
import java.time.Duration;
import java.util.Random;
import java.util.function.LongSupplier;

/** What each new instance waits before its process is started. Thread-safe. */
@FunctionalInterface
public interface ColdStarts {

  /** A process is started at once. */
  ColdStarts NONE = (platform, packageBytes) -> Duration.ZERO;

  /**
   * What the platform takes for one more instance.
   *
   * @param packageBytes tells the size of what is deployed
   */
  Duration provision(Platform platform, LongSupplier packageBytes);

  /** As long as published measurements of each platform have it, decided by the seed. */
  static ColdStarts modelled(long seed) {
    var random = new Random(seed);
    return (platform, packageBytes) ->
        ProvisionTime.of(platform, packageBytes.getAsLong()).sample(random);
  }
}
