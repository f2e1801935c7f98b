// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.schedule;

import java.util.List;

/**
 * The cron expression of the manifest: second, minute, hour, day of month, month, day of week. Each
 * field takes numbers, {@code *}, lists with commas, ranges with a hyphen and steps with a slash;
 * months and days of the week also take their English names of three letters. Days of the week are
 * 0 to 6, Sunday first. If both day fields say something, either of them suffices. Immutable.
 */
public final class PortableCron {

  private static final List<String> MONTHS =
      List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
  private static final List<String> DAYS = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");

  final CronField second;
  final CronField minute;
  final CronField hour;
  final CronField dayOfMonth;
  final CronField month;
  final CronField dayOfWeek;

  private PortableCron(String[] fields) {
    this.second = new CronField(fields[0], 0, 59, List.of());
    this.minute = new CronField(fields[1], 0, 59, List.of());
    this.hour = new CronField(fields[2], 0, 23, List.of());
    this.dayOfMonth = new CronField(fields[3], 1, 31, List.of());
    this.month = new CronField(fields[4], 1, 12, MONTHS);
    this.dayOfWeek = new CronField(fields[5], 0, 6, DAYS);
  }

  /**
   * Reads an expression.
   *
   * @throws IllegalArgumentException if it is not of the form, or never fires; the message says
   *     what is wrong
   */
  public static PortableCron parse(String text) {
    var expression = text.trim();
    if (!CronDialect.PORTABLE.everFires(expression)) {
      throw new IllegalArgumentException("there is no such day");
    }
    return new PortableCron(expression.split(" +", -1));
  }

  /** Whether it says something on both days of the month and days of the week. */
  boolean hasBothDays() {
    return !dayOfMonth.all() && !dayOfWeek.all();
  }
}
