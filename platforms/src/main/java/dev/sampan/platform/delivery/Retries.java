// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.delivery;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How often an event is delivered, and when it is given up.
 *
 * @param attempts the most deliveries that may fail, 1 or more
 * @param backoff the wait between them
 * @param refused the wait after the platform had no instance for it, which then is no attempt; null
 *     if it counts like a failure
 * @param maxAge after how long it is given up whatever the attempts
 */
public record Retries(int attempts, Backoff backoff, @Nullable Backoff refused, Duration maxAge) {

  /** Checks the numbers. */
  public Retries {
    Objects.requireNonNull(backoff, "backoff");
    if (attempts < 1 || maxAge.isNegative() || maxAge.isZero()) {
      throw new IllegalArgumentException(attempts + " attempts, at most " + maxAge + " old");
    }
  }
}
