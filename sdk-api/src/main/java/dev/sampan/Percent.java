// SPDX-License-Identifier: Apache-2.0
package dev.sampan;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Percent-encoding of UTF-8 (RFC 3986 §2.1); strict, since a guess would differ between clouds. */
final class Percent {

  private Percent() {}

  /** Decodes one part of the thing that the error names. */
  static String decode(String encoded, boolean plusIsSpace, String what) {
    boolean plain = encoded.indexOf('%') < 0 && !(plusIsSpace && encoded.indexOf('+') >= 0);
    String decoded = plain ? encoded : decodeOrNull(encoded, plusIsSpace);
    if (decoded == null) {
      throw new HttpException(400, "The " + what + " has a bad percent-encoding.");
    }
    return decoded;
  }

  private static @Nullable String decodeOrNull(String encoded, boolean plusIsSpace) {
    byte[] raw = encoded.getBytes(StandardCharsets.UTF_8);
    int length = 0;
    for (int i = 0; i < raw.length; i++) {
      int b = raw[i];
      if (b == '%') {
        b = i + 2 < raw.length ? (hex(raw[i + 1]) << 4) | hex(raw[i + 2]) : -1;
        if (b < 0) {
          return null;
        }
        i += 2;
      } else if (b == '+' && plusIsSpace) {
        b = ' ';
      }
      raw[length++] = (byte) b;
    }
    return utf8(raw, length);
  }

  private static @Nullable String utf8(byte[] bytes, int length) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes, 0, length))
          .toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  /** The value of a hexadecimal digit, or -1, which survives being shifted and or-ed. */
  static int hex(int c) {
    if (c >= '0' && c <= '9') {
      return c - '0';
    }
    int lower = c | 32;
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
  }
}
