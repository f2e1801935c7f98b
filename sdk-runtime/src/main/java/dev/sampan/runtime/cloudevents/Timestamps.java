// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime.cloudevents;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** RFC 3339, which is narrower than ISO 8601: seconds and whole minutes of offset are required. */
final class Timestamps {
  private static final String SHAPE = "dddd-dd-ddTdd:dd:dd";

  private Timestamps() {}

  static OffsetDateTime parse(String attribute, String text) {
    String upper = text.toUpperCase(Locale.ROOT);
    try {
      if (hasShape(upper, 0, SHAPE)) {
        int zone = endOfFraction(upper);
        if (upper.startsWith("Z", zone) ? upper.length() == zone + 1 : isOffset(upper, zone)) {
          return dateTime(upper, zone);
        }
      }
    } catch (DateTimeException e) {
      throw wrong(attribute);
    }
    throw wrong(attribute);
  }

  static String format(String attribute, OffsetDateTime time) {
    if (time.getYear() < 0 || time.getYear() > 9999) {
      throw BadCloudEvent.broken(attribute, "year must lie in 0000 to 9999");
    }
    boolean wholeMinutes = time.getOffset().getTotalSeconds() % 60 == 0;
    OffsetDateTime written = wholeMinutes ? time : time.withOffsetSameInstant(ZoneOffset.UTC);
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(written);
  }

  private static OffsetDateTime dateTime(String upper, int zone) {
    String fraction = upper.substring(SHAPE.length(), Math.min(zone, SHAPE.length() + 10));
    String seconds = upper.substring(17, 19);
    // java.time knows no leap second; the second after :59 is the nearest it can say.
    boolean leap = seconds.equals("60") && upper.startsWith("59", 14);
    String text = upper.substring(0, 17) + (leap ? "59" : seconds) + fraction;
    OffsetDateTime time = OffsetDateTime.parse(text + upper.substring(zone));
    return leap ? time.plusSeconds(1) : time;
  }

  private static int endOfFraction(String text) {
    int at = SHAPE.length();
    if (at >= text.length() || text.charAt(at) != '.') {
      return at;
    }
    do {
      at++;
    } while (at < text.length() && isDigit(text.charAt(at)));
    return at > SHAPE.length() + 1 ? at : SHAPE.length();
  }

  private static boolean isOffset(String text, int at) {
    return text.length() == at + 6
        && (text.charAt(at) == '+' || text.charAt(at) == '-')
        && hasShape(text, at + 1, "dd:dd");
  }

  private static boolean hasShape(String text, int from, String shape) {
    if (text.length() < from + shape.length()) {
      return false;
    }
    for (int at = 0; at < shape.length(); at++) {
      char c = text.charAt(from + at);
      if (shape.charAt(at) == 'd' ? !isDigit(c) : c != shape.charAt(at)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static BadCloudEvent wrong(String attribute) {
    return BadCloudEvent.broken(attribute, "must be an RFC 3339 timestamp");
  }
}
