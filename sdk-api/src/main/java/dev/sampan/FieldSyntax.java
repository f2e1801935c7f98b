// SPDX-License-Identifier: Apache-2.0
package dev.sampan;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What may stand in a header, a cookie or a server-sent event (RFC 9110 §5, RFC 6265 §4.1). */
final class FieldSyntax {

  /** By character: 0 may not stand in a token, 1 may, 2 may and is in upper case. */
  private static final byte[] TOKEN = token("!#$%&'*+-.^_`|~");

  /**
   * Names in lower case that were found right, by their hash: the same few strings come with most
   * requests, as parsers keep one for each name. Threads may overwrite each other's.
   */
  private static final String[] RIGHT = new String[64];

  private static final int LONGEST_KEPT = 64;

  private static final String NOT_IN_COOKIES = "\",;\\";

  private FieldSyntax() {}

  private static byte[] token(String marks) {
    byte[] kinds = new byte[128];
    for (int i = 0; i < marks.length(); i++) {
      kinds[marks.charAt(i)] = 1;
    }
    Arrays.fill(kinds, '0', '9' + 1, (byte) 1);
    Arrays.fill(kinds, 'a', 'z' + 1, (byte) 1);
    Arrays.fill(kinds, 'A', 'Z' + 1, (byte) 2);
    return kinds;
  }

  static boolean isToken(String text) {
    return tokenKind(text) > 0;
  }

  /** 1 if the text is a token in lower case, more if it is another token, 0 if it is none. */
  private static int tokenKind(String text) {
    byte[] kinds = TOKEN;
    int greatest = 0;
    int length = text.length();
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      int kind = c < 128 ? kinds[c] : 0;
      if (kind == 0) {
        return 0;
      }
      greatest |= kind;
    }
    return greatest;
  }

  /** The name in lower case. */
  static String headerName(String name) {
    Objects.requireNonNull(name, "name of a header");
    int place = name.hashCode() & (RIGHT.length - 1);
    return name.equals(RIGHT[place]) ? name : headerName(name, place);
  }

  private static String headerName(String name, int place) {
    int kind = tokenKind(name);
    if (kind == 0) {
      throw new IllegalArgumentException("Not a header name: " + printable(name));
    }
    if (kind == 1 && name.length() <= LONGEST_KEPT) {
      RIGHT[place] = name;
    }
    return kind == 1 ? name : lowered(name);
  }

  static String lowerCase(String ascii) {
    for (int i = 0; i < ascii.length(); i++) {
      char c = ascii.charAt(i);
      if (c >= 'A' && c <= 'Z') {
        return lowered(ascii);
      }
    }
    return ascii;
  }

  private static String lowered(String ascii) {
    char[] chars = ascii.toCharArray();
    for (int i = 0; i < chars.length; i++) {
      if (chars[i] >= 'A' && chars[i] <= 'Z') {
        chars[i] = (char) (chars[i] | ' ');
      }
    }
    return new String(chars);
  }

  /**
   * Refuses what could end the header or start another. Characters above U+00FF go too: servers
   * write one byte per character, so some of them would arrive as CR or LF.
   */
  static String headerValue(String name, String value) {
    Objects.requireNonNull(value, name);
    int length = value.length();
    for (int i = 0; i < length; i++) {
      char c = value.charAt(i);
      if ((c < ' ' || c > '~') && ends(c)) {
        throw new IllegalArgumentException(
            "The header " + name + " must not hold " + codePoint(c) + ", at index " + i);
      }
    }
    return value;
  }

  private static boolean ends(char c) {
    return (c < ' ' && c != '\t') || c == 127 || c > 255;
  }

  static void requireOneLine(String what, @Nullable String text) {
    if (text == null) {
      return;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\r' || c == '\n' || c == 0) {
        throw new IllegalArgumentException(what + " must not hold " + codePoint(c));
      }
    }
  }

  static void requireCookieValue(String name, String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c <= ' ' || c > '~' || NOT_IN_COOKIES.indexOf(c) >= 0) {
        throw new IllegalArgumentException(
            "The cookie " + name + " must not hold " + codePoint(c) + ", at index " + i);
      }
    }
  }

  static void requireCookiePath(String path) {
    boolean fits = path.startsWith("/");
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      fits = fits && c > ' ' && c <= '~' && c != ';';
    }
    if (!fits) {
      throw new IllegalArgumentException("Not a cookie's path: " + printable(path));
    }
  }

  private static String codePoint(char c) {
    String hex = Integer.toHexString(c);
    return "U+" + "0000".substring(hex.length()) + hex;
  }

  /** The text without what could garble a log. */
  static String printable(String text) {
    StringBuilder shown = new StringBuilder();
    for (int i = 0; i < Math.min(text.length(), 100); i++) {
      char c = text.charAt(i);
      shown.append(c < ' ' || c > '~' ? '?' : c);
    }
    return shown.toString();
  }
}
