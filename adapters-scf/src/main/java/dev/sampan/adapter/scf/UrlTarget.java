// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.scf;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sampan.adapter.scf.NativeEvent.Pair;

/**
 * Puts a request target together from the parts that an event holds.
 *
 * <p>Whether the platform decodes the path is not documented: a percent sign that begins an escape
 * is kept, everything that no URI may hold is escaped.
 */
final class UrlTarget {

  private static final String HEX = "0123456789ABCDEF";
  private static final String UNRESERVED = "-._~";
  private static final String IN_PATH = UNRESERVED + "/!$&'()*+,;=:@";

  private final StringBuilder target = new StringBuilder();

  private UrlTarget() {}

  /** The path and the query, ready for a request line. */
  static String of(NativeEvent event) {
    UrlTarget target = new UrlTarget();
    target.path(event.path == null ? "" : event.path);
    if (event.query != null && !event.query.isEmpty()) {
      target.target.append('?');
      target.escape(event.query, IN_PATH + "?", true);
    }
    for (Pair each : event.parameters) {
      target.parameter(each);
    }
    return target.target.toString();
  }

  private void path(String path) {
    if (!path.startsWith("/")) {
      target.append('/');
    }
    escape(path, IN_PATH, true);
  }

  private void parameter(Pair pair) {
    target.append(target.indexOf("?") < 0 ? '?' : '&');
    escape(pair.name(), UNRESERVED, false);
    if (pair.value() != null) {
      target.append('=');
      escape(pair.value(), UNRESERVED, false);
    }
  }

  private void escape(String text, String allowed, boolean keepEscapes) {
    byte[] bytes = text.getBytes(UTF_8);
    for (int i = 0; i < bytes.length; i++) {
      char c = (char) (bytes[i] & 0xff);
      boolean kept = keepEscapes && c == '%' && isEscape(bytes, i);
      if (kept || isAlphanumeric(c) || allowed.indexOf(c) >= 0) {
        target.append(c);
      } else {
        target.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
      }
    }
  }

  private static boolean isAlphanumeric(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  private static boolean isEscape(byte[] bytes, int at) {
    return at + 2 < bytes.length
        && Character.digit(bytes[at + 1], 16) >= 0
        && Character.digit(bytes[at + 2], 16) >= 0;
  }
}
