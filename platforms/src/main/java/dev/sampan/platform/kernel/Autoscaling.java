// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.kernel;

import dev.sampan.platform.profile.Limit;
import dev.sampan.platform.profile.Profile;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * That a function has an {@link Autoscaler}, and how often it looks.
 *
 * @param rules its numbers
 * @param panicWindow the short window, a multiple of the tick
 * @param tick how long it waits between two looks while there is load
 */
public record Autoscaling(Autoscaler.Rules rules, Duration panicWindow, Duration tick) {

  /** Checks that the windows are whole ticks. */
  public Autoscaling {
    Objects.requireNonNull(rules, "rules");
    whole("panicWindow", panicWindow, tick);
    whole("stableWindow", rules.stableWindow(), tick);
  }

  /**
   * The autoscaler of a platform for one function; empty if the platform has none.
   *
   * @param capacity the concurrency that an instance of the function bears
   */
  public static Optional<Autoscaling> of(Profile profile, int capacity) {
    return profile
        .find(Limit.SCALE_TARGET)
        .map(
            it ->
                new Autoscaling(
                    Autoscaler.Rules.of(profile, capacity),
                    profile.get(Limit.SCALE_PANIC_WINDOW).duration(),
                    profile.get(Limit.SCALE_TICK).duration()));
  }

  private static void whole(String name, Duration window, Duration tick) {
    if (tick.isZero()
        || window.isZero()
        || !tick.multipliedBy(window.dividedBy(tick)).equals(window)) {
      throw new IllegalArgumentException(name + " must be whole ticks of " + tick + ": " + window);
    }
  }
}
