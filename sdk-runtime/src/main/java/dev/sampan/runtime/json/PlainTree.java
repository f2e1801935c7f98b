// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes maps, lists, texts and numbers of the JDK without data binding, byte for byte as data
 * binding would.
 */
final class PlainTree {

  /** Deeper trees, and trees that contain themselves, are left to data binding. */
  private static final int DEEPEST = 100;

  private PlainTree() {}

  /** Whether a value is made of nothing but the JDK's own maps, lists, texts and numbers. */
  static boolean isPlain(@Nullable Object value) {
    return isPlain(value, 0);
  }

  private static boolean isPlain(@Nullable Object value, int depth) {
    if (value == null || isScalar(value)) {
      return true;
    }
    if (depth == DEEPEST || !value.getClass().getName().startsWith("java.util.")) {
      return false;
    }
    if (value instanceof Map<?, ?> map) {
      return isPlainMap(map, depth);
    }
    return value instanceof Collection<?> items && areAllPlain(items, depth);
  }

  private static boolean isScalar(Object value) {
    return value instanceof String
        || value instanceof Boolean
        || value instanceof Integer
        || value instanceof Long
        || value instanceof Double;
  }

  private static boolean isPlainMap(Map<?, ?> map, int depth) {
    for (Object key : map.keySet()) {
      if (!(key instanceof String)) {
        return false;
      }
    }
    return areAllPlain(map.values(), depth);
  }

  private static boolean areAllPlain(Collection<?> items, int depth) {
    for (Object item : items) {
      if (!isPlain(item, depth + 1)) {
        return false;
      }
    }
    return true;
  }

  /** The bytes of a plain value. */
  static byte[] write(@Nullable Object value) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator json = JsonStreams.generator(out)) {
      write(value, json);
    }
    return out.toByteArray();
  }

  private static void write(@Nullable Object value, JsonGenerator json) throws IOException {
    if (value instanceof Map<?, ?> map) {
      json.writeStartObject();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        json.writeFieldName((String) entry.getKey());
        write(entry.getValue(), json);
      }
      json.writeEndObject();
    } else if (value instanceof Collection<?> items) {
      json.writeStartArray();
      for (Object item : items) {
        write(item, json);
      }
      json.writeEndArray();
    } else {
      writeScalar(value, json);
    }
  }

  private static void writeScalar(@Nullable Object value, JsonGenerator json) throws IOException {
    if (value instanceof String text) {
      json.writeString(text);
    } else if (value instanceof Boolean flag) {
      json.writeBoolean(flag);
    } else if (value instanceof Integer number) {
      json.writeNumber(number);
    } else if (value instanceof Long number) {
      json.writeNumber(number);
    } else if (value instanceof Double number) {
      json.writeNumber(number);
    } else {
      json.writeNull();
    }
  }
}
