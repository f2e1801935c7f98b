// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.lambda;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;

/** Reads texts of native events as what they stand for. */
final class NativeText {

  private NativeText() {}

  /** A point in time in ISO 8601; CloudWatch writes its offset without a colon. */
  static Instant time(JsonObject object, String name) {
    String text = object.text(name);
    String plain = text.endsWith("+0000") ? text.substring(0, text.length() - 5) + "Z" : text;
    try {
      return OffsetDateTime.parse(plain).toInstant();
    } catch (DateTimeException e) {
      throw object.wrong(name, "a time such as 2026-11-23T10:15:30Z");
    }
  }

  /** A point in time in seconds since 1970, with a fraction. */
  static Instant seconds(JsonObject object, String name) {
    double seconds = object.number(name);
    if (!(Math.abs(seconds) < 1e11)) {
      throw object.wrong(name, "seconds since 1970");
    }
    return Instant.ofEpochMilli(Math.round(seconds * 1000));
  }

  /** A point in time in milliseconds since 1970. */
  static Instant millis(JsonObject object, String name) {
    double millis = object.number(name);
    if (!(Math.abs(millis) < 1e14)) {
      throw object.wrong(name, "milliseconds since 1970");
    }
    return Instant.ofEpochMilli((long) millis);
  }

  static OffsetDateTime utc(Instant time) {
    return time.atOffset(ZoneOffset.UTC);
  }

  /** Bytes in base64. */
  static byte[] bytes(JsonObject object, String name) {
    String text = object.find(name);
    try {
      if (text != null) {
        return Base64.getDecoder().decode(text);
      }
    } catch (IllegalArgumentException e) {
      // Told below.
    }
    throw object.wrong(name, "bytes in base64");
  }

  /** A name as a URI reference: what no URI may hold is percent-encoded. */
  static URI uri(String name) {
    try {
      return new URI(name);
    } catch (URISyntaxException e) {
      return URI.create("urn:sampan:" + encoded(name));
    }
  }

  private static String encoded(String name) {
    StringBuilder encoded = new StringBuilder();
    for (byte each : name.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (each & 0xff);
      boolean plain =
          (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
      encoded.append(plain ? String.valueOf(c) : String.format("%%%02X", (int) c));
    }
    return encoded.toString();
  }

  /** What follows the last of the given marks; all of a text without one. */
  static String after(String text, char mark) {
    return text.substring(text.lastIndexOf(mark) + 1);
  }
}
