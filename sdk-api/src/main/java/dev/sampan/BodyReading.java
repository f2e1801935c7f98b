// SPDX-License-Identifier: Apache-2.0
package dev.sampan;

import dev.sampan.spi.JsonCodec;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/** From a body's bytes to a value. */
final class BodyReading {

  private BodyReading() {}

  static @Nullable Object read(Body body, Type type, JsonCodec codec) {
    if (type == String.class) {
      return body.text();
    }
    if (type == byte[].class) {
      return body.bytes();
    }
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
  static <T> T cast(Class<T> type, Object value) {
    return type.isPrimitive() ? (T) value : type.cast(value);
  }
}
