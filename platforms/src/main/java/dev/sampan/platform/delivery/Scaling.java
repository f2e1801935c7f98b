// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.delivery;

import java.time.Duration;
import java.time.Instant;

/**
 * How many deliveries of a trigger run at the same time. The number grows while there is work and
 * falls back when there is none.
 *
 * @param first how many at first, 1 or more
 * @param perMinute how many more each minute; they come evenly
 * @param most how many at last
 */
public record Scaling(int first, int perMinute, int most) {

  private static final long MINUTE = Duration.ofMinutes(1).toMillis();

  /** Checks the numbers. */
  public Scaling {
    if (first < 1 || perMinute < 0 || most < first) {
      throw new IllegalArgumentException(first + " + " + perMinute + " a minute to " + most);
    }
  }

  /** The same number at all times. */
  public static Scaling fixed(int number) {
    return new Scaling(number, 0, number);
  }

  Scaling atMost(int other) {
    var bound = Math.max(1, other);
    return new Scaling(Math.min(first, bound), perMinute, Math.min(most, bound));
  }

  /** How many may run after so long a time of work. */
  int after(Duration work) {
    var more = Math.min(most, work.toMillis() * perMinute / MINUTE);
    return (int) Math.min(most, first + more);
  }

  /** When this number of deliveries may run that began to work then; {@code MAX} for never. */
  Instant reached(int number, Instant since) {
    if (number > most || (number > first && perMinute == 0)) {
      return Instant.MAX;
    }
    var millis = number <= first ? 0 : ((number - first) * MINUTE + perMinute - 1) / perMinute;
    return since.plusMillis(millis);
  }
}
