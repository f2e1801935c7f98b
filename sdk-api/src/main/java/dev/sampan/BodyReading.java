// SPDX-License-Identifier: Apache-2.0
package dev.sampan;

import dev.sampan.spi.JsonCodec;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/** From a body's bytes to a value. */
final class BodyReading {

  private BodyReading() {}

  static <T> T as(Body body, Class<T> type) {
    Object value = isRaw(type) ? raw(body, type) : json(body, type, codecOf(body));
    if (value == null) {
      throw new HttpException(400, "The body is JSON null where a value is expected.");
    }
    return cast(type, value);
  }

  static @Nullable Object read(Body body, Type type, JsonCodec codec) {
    return isRaw(type) ? raw(body, type) : json(body, type, codec);
  }

  private static boolean isRaw(Type type) {
    return type == String.class || type == byte[].class;
  }

  private static Object raw(Body body, Type type) {
    return type == String.class ? body.text() : body.bytes();
  }

  private static JsonCodec codecOf(Body body) {
    JsonCodec codec = body.codec();
    return codec == null ? JsonCodec.Found.CODEC : codec;
  }

  private static @Nullable Object json(Body body, Type type, JsonCodec codec) {
    byte[] content = body.content();
    if (content.length == 0) {
      throw new HttpException(400, "The body is empty where JSON is expected.");
    }
    try {
      return codec.read(content, type);
    } catch (IllegalArgumentException e) {
      Problem problem = Problem.of(400, "The body is not the JSON expected: " + e.getMessage());
      throw new HttpException(HttpResponse.problem(problem), problem.detail(), e);
    }
  }

  /** A cast that also knows {@code int.class} and its like. */
  @SuppressWarnings("unchecked")
  private static <T> T cast(Class<T> type, Object value) {
    return type.isPrimitive() ? (T) value : type.cast(value);
  }
}
