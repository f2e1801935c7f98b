// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.delivery;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How long a failed event waits for its next delivery.
 *
 * @param first the wait after the first failure
 * @param step by how much the wait grows with each further failure; null if it doubles
 * @param most the longest wait
 * @param from what the wait counts from
 */
public record Backoff(Duration first, @Nullable Duration step, Duration most, From from) {

  /** What a wait counts from. */
  public enum From {
    /** The begin of the delivery that failed: the event was hidden for so long. */
    DELIVERY,
    /** The moment it failed. */
    FAILURE
  }

  private static final int MOST_DOUBLINGS = 30;
  private static final int MOST_STEPS = 1_000_000;

  /** Checks that nothing is missing or negative. */
  public Backoff {
    Objects.requireNonNull(from, "from");
    if (first.isNegative() || most.compareTo(first) < 0) {
      throw new IllegalArgumentException("a wait of " + first + " to " + most);
    }
  }

  /** The same wait each time, from the failure. */
  public static Backoff constant(Duration wait) {
    return new Backoff(wait, Duration.ZERO, wait, From.FAILURE);
  }

  /** A wait that doubles, from the failure. */
  public static Backoff doubling(Duration first, Duration most) {
    return new Backoff(first, null, most, From.FAILURE);
  }

  /**
   * The wait after a failure.
   *
   * @param failures how many there were, from 1
   */
  public Duration after(int failures) {
    var more = Math.min(failures - 1L, MOST_STEPS);
    var wait =
        step == null
            ? first.multipliedBy(1L << Math.min(more, MOST_DOUBLINGS))
            : first.plus(step.multipliedBy(more));
    return wait.compareTo(most) < 0 ? wait : most;
  }
}
