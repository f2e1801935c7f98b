// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.schedule;

import java.time.Duration;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A schedule as the manifest has it, whatever the platform: either a cron expression or a rate.
 *
 * @param cron six fields, see {@link PortableCron}; null for a rate
 * @param every the time between two firings, in whole seconds; null for a cron expression
 * @param zone the zone whose clock a cron expression goes by
 */
public record Schedule(@Nullable String cron, @Nullable Duration every, ZoneId zone) {

  /** Checks that it is one of the two. */
  public Schedule {
    if ((cron == null) == (every == null)) {
      throw new IllegalArgumentException("a schedule has either a cron expression or a rate");
    }
    if (every != null && (every.toSeconds() < 1 || every.toNanosPart() != 0)) {
      throw new IllegalArgumentException("a rate is whole seconds, at least 1: " + every);
    }
  }

  /** A schedule by a cron expression in a zone. */
  public static Schedule cron(String cron, ZoneId zone) {
    return new Schedule(cron, null, zone);
  }

  /** A schedule by a rate. */
  public static Schedule every(Duration every, ZoneId zone) {
    return new Schedule(null, every, zone);
  }
}
