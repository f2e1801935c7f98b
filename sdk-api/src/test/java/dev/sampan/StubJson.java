// SPDX-License-Identifier: Apache-2.0
package dev.sampan;

import dev.sampan.spi.JsonCodec;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Knows whole numbers and null, and remembers which array it was given. */
final class StubJson implements JsonCodec {

  byte @Nullable [] given;

  @Override
  public @Nullable Object read(byte[] json, Type type) {
    given = json;
    String text = new String(json, StandardCharsets.UTF_8);
    if (text.equals("null")) {
      return null;
    }
    try {
      return Integer.valueOf(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("a whole number was expected at line 1", e);
    }
  }

  @Override
  public byte[] write(@Nullable Object value) {
    if (value instanceof Thread) {
      throw new IllegalArgumentException("cannot write java.lang.Thread");
    }
    return ("<" + value + ">").getBytes(StandardCharsets.UTF_8);
  }
}
