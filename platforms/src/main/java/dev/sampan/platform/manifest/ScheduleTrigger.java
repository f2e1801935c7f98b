// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.manifest;

import dev.sampan.Trigger;
import dev.sampan.platform.schedule.Schedule;
import java.time.Duration;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A schedule (EventBridge; SCF timer; Cloud Scheduler).
 *
 * @param name the name of the trigger, which no other schedule of the manifest has
 * @param cron seconds, minutes, hours, day of month, month, day of week; null if it has a rate
 * @param every the time between two firings; null if it has a cron expression
 * @param zone the zone of the cron expression
 * @param input the text that each firing carries; empty for none
 */
public record ScheduleTrigger(
    String name, @Nullable String cron, @Nullable Duration every, ZoneId zone, String input)
    implements TriggerSpec {

  @Override
  public Trigger kind() {
    return Trigger.SCHEDULE;
  }

  /** When it fires. */
  public Schedule schedule() {
    return new Schedule(cron, every, zone);
  }

  /** A schedule is its own source. */
  @Override
  public String source() {
    return name;
  }
}
