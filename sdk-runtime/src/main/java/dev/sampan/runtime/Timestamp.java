// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime;

/**
 * Writes an instant as RFC 3339 has it. {@code Instant.toString} does the same, but loads a
 * formatter, a tenth of a cold start.
 */
final class Timestamp {

  private static final long DAY = 86_400_000L;

  private Timestamp() {}

  /** Milliseconds since 1970 as {@code 2026-11-23T12:00:00.000Z}; years 0 to 9999. */
  static String of(long millis) {
    StringBuilder text = new StringBuilder(24);
    appendDate(text, Math.floorDiv(millis, DAY));
    int rest = (int) Math.floorMod(millis, DAY);
    append(text.append('T'), rest / 3_600_000, 2);
    append(text.append(':'), rest / 60_000 % 60, 2);
    append(text.append(':'), rest / 1000 % 60, 2);
    append(text.append('.'), rest % 1000, 3);
    return text.append('Z').toString();
  }

  /** Counts in years that begin on 1 March, so that a leap day is the last of its year. */
  private static void appendDate(StringBuilder text, long epochDay) {
    long day = epochDay + 719_468;
    long era = Math.floorDiv(day, 146_097L);
    int ofEra = (int) Math.floorMod(day, 146_097L);
    int yearOfEra = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365;
    int ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    int march = (5 * ofYear + 2) / 153;
    int month = march < 10 ? march + 3 : march - 9;
    append(text, (int) (era * 400) + yearOfEra + (month <= 2 ? 1 : 0), 4);
    append(text.append('-'), month, 2);
    append(text.append('-'), ofYear - (153 * march + 2) / 5 + 1, 2);
  }

  private static void append(StringBuilder text, int number, int digits) {
    String plain = Integer.toString(number);
    for (int i = plain.length(); i < digits; i++) {
      text.append('0');
    }
    text.append(plain);
  }
}
