// SPDX-License-Identifier: Apache-2.0
package dev.sampan.testing;

import dev.sampan.Body;
import dev.sampan.spi.JsonCodec;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A value as the bytes that are sent: bytes, text and bodies as they are, all else as JSON. */
final class Payload {

  private Payload() {}

  static byte[] bytes(@Nullable Object value) {
    if (value instanceof Body body) {
      return body.bytes();
    }
    if (value instanceof byte[] bytes) {
      return bytes;
    }
    return value instanceof String text
        ? text.getBytes(StandardCharsets.UTF_8)
        : JsonCodec.Found.CODEC.write(value);
  }
}
