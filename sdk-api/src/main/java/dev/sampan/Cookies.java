// SPDX-License-Identifier: Apache-2.0
package dev.sampan;

import org.jspecify.annotations.Nullable;

/**
 * The {@code Cookie} headers of a request (RFC 6265 §4.2, and several of them as HTTP/2 allows).
 */
final class Cookies {

  private Cookies() {}

  /** The first cookie of the name; names are compared exactly. */
  static @Nullable String find(Headers headers, String name) {
    for (int line = 0; line < headers.size(); line++) {
      if (headers.name(line).equals("cookie")) {
        String found = find(headers.value(line), name);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  private static @Nullable String find(String pairs, String name) {
    int start = 0;
    while (start < pairs.length()) {
      int end = pairs.indexOf(';', start);
      end = end < 0 ? pairs.length() : end;
      int equals = pairs.indexOf('=', start);
      if (equals >= 0 && equals < end && pairs.substring(start, equals).strip().equals(name)) {
        return unquoted(pairs.substring(equals + 1, end).strip());
      }
      start = end + 1;
    }
    return null;
  }

  private static String unquoted(String value) {
    boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
    return quoted ? value.substring(1, value.length() - 1) : value;
  }
}
