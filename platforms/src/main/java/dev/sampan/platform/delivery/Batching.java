// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.delivery;

import java.time.Duration;

/**
 * How events become one delivery.
 *
 * @param most the most events of one, 1 or more
 * @param window how long one waits to fill up
 * @param bytes the most bytes of all bodies together; a single body may be larger
 */
public record Batching(int most, Duration window, long bytes) {

  /** Each event by itself, at once. */
  public static final Batching SINGLE = new Batching(1, Duration.ZERO, Long.MAX_VALUE);

  /** Checks the numbers. */
  public Batching {
    if (most < 1 || window.isNegative() || bytes < 1) {
      throw new IllegalArgumentException(most + " events, " + window + ", " + bytes + " bytes");
    }
  }

  Batching atMost(int other) {
    return new Batching(Math.min(most, other), window, bytes);
  }
}
