// SPDX-License-Identifier: Apache-2.0
package dev.sampan;

import org.jspecify.annotations.Nullable;

/** A {@code Content-Type} or {@code Content-Disposition}: a value and its parameters. */
final class MediaType {

  private final String value;
  private final String header;
  private final int start;

  private MediaType(String header) {
    int end = header.indexOf(';');
    this.header = header;
    this.start = end < 0 ? header.length() : end;
    this.value = FieldSyntax.lowerCase(header.substring(0, start).strip());
  }

  static MediaType of(String header) {
    return new MediaType(header);
  }

  /** The content type of the headers, which must be the given one. */
  static MediaType require(Headers headers, String expected) {
    String header = headers.value("content-type");
    MediaType type = header == null ? null : new MediaType(header);
    if (type == null || !type.value.equals(expected)) {
      throw new HttpException(415, "The body must be " + expected + ".");
    }
    return type;
  }

  /** The value before the first parameter, in lower case. */
  String value() {
    return value;
  }

  /** A parameter by its name in lower case, without quotes; null if it is not there. */
  @Nullable String parameter(String name) {
    int at = start;
    while (at < header.length()) {
      int next = endOfParameter(at + 1);
      int equals = header.indexOf('=', at);
      if (equals >= 0 && equals < next && name.equals(nameBetween(at + 1, equals))) {
        return unquoted(header.substring(equals + 1, next).strip());
      }
      at = next;
    }
    return null;
  }

  private String nameBetween(int from, int to) {
    return FieldSyntax.lowerCase(header.substring(from, to).strip());
  }

  /** Where the next semicolon is that is not inside quotes. */
  private int endOfParameter(int from) {
    boolean quoted = false;
    for (int i = from; i < header.length(); i++) {
      char c = header.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (quoted && c == '\\') {
        i++;
      } else if (c == ';' && !quoted) {
        return i;
      }
    }
    return header.length();
  }

  private static String unquoted(String value) {
    if (value.length() < 2 || !value.startsWith("\"") || !value.endsWith("\"")) {
      return value;
    }
    StringBuilder text = new StringBuilder(value.length());
    for (int i = 1; i < value.length() - 1; i++) {
      char c = value.charAt(i);
      char next = value.charAt(i + 1);
      // A backslash before anything else is a path of a browser that sends those.
      boolean escape = c == '\\' && i + 2 < value.length() && (next == '"' || next == '\\');
      text.append(escape ? next : c);
      i += escape ? 1 : 0;
    }
    return text.toString();
  }
}
