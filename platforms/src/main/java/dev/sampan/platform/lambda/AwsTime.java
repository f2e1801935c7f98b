// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.lambda;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Writes points in time as the services behind Lambda do, each to its own precision. */
final class AwsTime {

  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private static final DateTimeFormatter REQUEST =
      DateTimeFormatter.ofPattern("dd/MMM/uuuu:HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private AwsTime() {}

  /** {@code 23/Nov/2026:10:15:30 +0000}. */
  static String request(Instant time) {
    return REQUEST.format(time);
  }

  /** {@code 2026-11-23T10:15:30.250Z}. */
  static String millis(Instant time) {
    return MILLIS.format(time);
  }

  /** {@code 2026-11-23T10:15:30Z}. */
  static String seconds(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** Seconds since 1970 with milliseconds as their fraction. */
  static BigDecimal epochSeconds(Instant time) {
    return BigDecimal.valueOf(time.toEpochMilli(), 3);
  }
}
