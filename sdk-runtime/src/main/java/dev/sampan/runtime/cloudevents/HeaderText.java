// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime.cloudevents;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Attribute values as HTTP header values: percent-encoded UTF-8, section 3.1.3.2. */
final class HeaderText {
  private static final String HEX = "0123456789ABCDEF";

  private HeaderText() {}

  static String encode(String value) {
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    StringBuilder text = new StringBuilder(utf8.length + 16);
    for (byte b : utf8) {
      int c = b & 0xFF;
      if (c > 0x20 && c < 0x7F && c != '"' && c != '%') {
        text.append((char) c);
      } else {
        text.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
      }
    }
    return text.toString();
  }

  static String decode(String attribute, String header) {
    String text = unquoted(attribute, header.strip());
    requireAscii(attribute, text);
    if (text.indexOf('%') < 0) {
      return text;
    }
    try {
      ByteBuffer utf8 = ByteBuffer.wrap(bytes(attribute, text));
      return StandardCharsets.UTF_8.newDecoder().decode(utf8).toString();
    } catch (CharacterCodingException e) {
      throw BadCloudEvent.broken(attribute, "percent-encoded bytes are not UTF-8");
    }
  }

  private static String unquoted(String attribute, String text) {
    if (!text.startsWith("\"")) {
      return text;
    }
    StringBuilder plain = new StringBuilder(text.length());
    int last = text.length() - 1;
    for (int at = 1; at < last; at++) {
      char c = text.charAt(at);
      if (c == '"' || (c == '\\' && ++at == last)) {
        throw unclosed(attribute);
      }
      plain.append(text.charAt(at));
    }
    if (last < 1 || text.charAt(last) != '"') {
      throw unclosed(attribute);
    }
    return plain.toString();
  }

  private static BadCloudEvent unclosed(String attribute) {
    return BadCloudEvent.broken(attribute, "quoted header value must end with its closing quote");
  }

  private static void requireAscii(String attribute, String text) {
    for (int at = 0; at < text.length(); at++) {
      if (text.charAt(at) < 0x20 || text.charAt(at) > 0x7E) {
        throw BadCloudEvent.broken(
            attribute, "header value must be printable ASCII, all else percent-encoded");
      }
    }
  }

  private static byte[] bytes(String attribute, String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '%') {
        bytes.write(16 * hex(attribute, text, at + 1) + hex(attribute, text, at + 2));
        at += 2;
      } else {
        bytes.write(c);
      }
    }
    return bytes.toByteArray();
  }

  private static int hex(String attribute, String text, int at) {
    int digit = at < text.length() ? Character.digit(text.charAt(at), 16) : -1;
    if (digit < 0) {
      throw BadCloudEvent.broken(attribute, "% must be followed by two hexadecimal digits");
    }
    return digit;
  }
}
