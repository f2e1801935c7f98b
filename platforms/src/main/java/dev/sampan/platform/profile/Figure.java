// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.profile;

import java.time.Duration;
import java.util.Objects;

/**
 * One number of a platform.
 *
 * @param limit which number
 * @param value the number, in {@link Limit#unit}
 * @param source where it comes from
 */
public record Figure(Limit limit, long value, Source source) {

  /** Checks that nothing is missing. */
  public Figure {
    Objects.requireNonNull(limit, "limit");
    Objects.requireNonNull(source, "source");
  }

  /** The number as an int; every number that is not of bytes fits. */
  public int intValue() {
    return Math.toIntExact(value);
  }

  /**
   * The number as a duration.
   *
   * @throws IllegalStateException if it does not count milliseconds
   */
  public Duration duration() {
    if (limit.unit() != Unit.MILLISECONDS) {
      throw new IllegalStateException(limit.id() + " counts " + limit.unit());
    }
    return Duration.ofMillis(value);
  }
}
