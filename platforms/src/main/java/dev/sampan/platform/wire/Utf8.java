// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.wire;

import dev.sampan.platform.NotExpressibleException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Text where the bytes are text and bytes where the text is one, and nothing where they are not.
 */
public final class Utf8 {

  private Utf8() {}

  /** The text of the bytes; empty if they are not well-formed UTF-8. */
  public static Optional<String> decode(byte[] bytes) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /**
   * The bytes of a text.
   *
   * @throws NotExpressibleException if it holds half a surrogate pair, which UTF-8 cannot carry
   */
  public static byte[] encode(String text) {
    try {
      var bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
      var encoded = new byte[bytes.remaining()];
      bytes.get(encoded);
      return encoded;
    } catch (CharacterCodingException e) {
      throw new NotExpressibleException(
          "a text of the event holds half a surrogate pair, which UTF-8 cannot carry");
    }
  }
}
