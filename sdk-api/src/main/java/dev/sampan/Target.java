// SPDX-License-Identifier: Apache-2.0
package dev.sampan;

import java.net.URI;
import java.nio.charset.StandardCharsets;

/** The target of a request line (RFC 9112 §3.2), in origin form or {@code *}. */
final class Target {

  private static final String NOT_IN_URIS = "\"<>[\\]^`{|}#";
  private static final String HEX = "0123456789ABCDEF";

  private Target() {}

  static void require(String target) {
    if (!target.startsWith("/") && !target.equals("*")) {
      throw new HttpException(400, "The request target must start with a slash.");
    }
    for (int i = 0; i < target.length(); i++) {
      char c = target.charAt(i);
      if (c <= ' ' || c == 127) {
        throw new HttpException(400, "The request target holds a space or a control character.");
      }
    }
  }

  /** The path, still encoded. */
  static String path(String target) {
    int mark = target.indexOf('?');
    return mark < 0 ? target : target.substring(0, mark);
  }

  /** What follows the question mark, still encoded; empty if nothing does. */
  static String query(String target) {
    int mark = target.indexOf('?');
    return mark < 0 ? "" : target.substring(mark + 1);
  }

  static URI uri(String target) {
    StringBuilder uri = new StringBuilder(target.length() + 8);
    if (target.startsWith("//")) {
      uri.append("/.");
    }
    for (int i = 0; i < target.length(); i++) {
      append(uri, target, i);
    }
    return URI.create(uri.toString());
  }

  private static void append(StringBuilder uri, String target, int at) {
    char c = target.charAt(at);
    boolean lonePercent = c == '%' && !isEncoded(target, at);
    if (lonePercent || NOT_IN_URIS.indexOf(c) >= 0) {
      uri.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
    } else if (Character.isSurrogate(c) || c < 128 || !isControlOrSpace(c)) {
      uri.append(c);
    } else {
      encode(uri, c);
    }
  }

  private static boolean isEncoded(String target, int at) {
    return at + 2 < target.length()
        && (Percent.hex(target.charAt(at + 1)) | Percent.hex(target.charAt(at + 2))) >= 0;
  }

  private static boolean isControlOrSpace(char c) {
    return Character.isISOControl(c) || Character.isSpaceChar(c);
  }

  private static void encode(StringBuilder uri, char c) {
    for (byte b : String.valueOf(c).getBytes(StandardCharsets.UTF_8)) {
      uri.append('%').append(HEX.charAt(b >> 4 & 15)).append(HEX.charAt(b & 15));
    }
  }
}
