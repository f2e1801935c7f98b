// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.lambdaapi;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes times as Lambda's API does. */
final class Times {

  private static final DateTimeFormatter ISO =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxx", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private Times() {}

  /** Such as {@code 2026-11-23T10:00:00.000+0000}. */
  static String text(Instant time) {
    return ISO.format(time);
  }

  /** Seconds since 1970 with their fractions. */
  static double seconds(Instant time) {
    return time.toEpochMilli() / 1000.0;
  }
}
