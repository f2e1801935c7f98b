// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.delivery;

import java.time.Duration;
import java.time.Instant;

/**
 * Windows of time, one after the other without a gap, by the time at which records arrived.
 *
 * @param size how long each is; they begin at its multiples since 1970
 * @param patience how long one stays open after its end if no later record comes
 */
public record Windowing(Duration size, Duration patience) {

  /** Checks the times. */
  public Windowing {
    if (size.toMillis() < 1 || patience.isNegative()) {
      throw new IllegalArgumentException("windows of " + size + ", " + patience + " longer");
    }
  }

  Instant start(Instant arrived) {
    var millis = arrived.toEpochMilli();
    return Instant.ofEpochMilli(millis - Math.floorMod(millis, size.toMillis()));
  }
}
