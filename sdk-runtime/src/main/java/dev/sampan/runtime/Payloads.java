// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime;

import dev.sampan.spi.JsonCodec;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Decodes payloads and encodes results: {@code String} and {@code byte[]} are the bytes themselves,
 * everything else is JSON.
 */
final class Payloads {

  private final JsonCodec json;

  Payloads(JsonCodec json) {
    this.json = json;
  }

  /**
   * The payload that some bytes stand for.
   *
   * @throws IllegalArgumentException if they don't fit the type; the message is fit for a caller
   */
  Object decode(byte[] data, Type type) {
    if (type == byte[].class) {
      return data;
    }
    if (type == String.class) {
      return new String(data, StandardCharsets.UTF_8);
    }
    if (data.length == 0) {
      throw new IllegalArgumentException("there is no data; expected JSON");
    }
    Object payload = json.read(data, type);
    if (payload == null) {
      throw new IllegalArgumentException("expected a value, found null");
    }
    return payload;
  }

  /** The payload as another type: itself if it fits, else through its JSON. */
  Object convert(Object payload, Type type) {
    if (payload instanceof byte[] data) {
      return decode(data, type);
    }
    boolean fits = type instanceof Class<?> raw && raw.isInstance(payload);
    return fits ? payload : decode(json.write(payload), type);
  }

  /** The bytes of a value; {@code null} in JSON for none. */
  byte[] encode(@Nullable Object value) {
    if (value == null) {
      return new byte[] {'n', 'u', 'l', 'l'};
    }
    if (value instanceof byte[] data) {
      return data;
    }
    return value instanceof String text ? text.getBytes(StandardCharsets.UTF_8) : json.write(value);
  }

  /** The media type of what {@link #encode} makes of a value. */
  static String contentType(Object value) {
    if (value instanceof byte[]) {
      return "application/octet-stream";
    }
    return value instanceof String ? "text/plain; charset=utf-8" : "application/json";
  }
}
