// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime.json;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes maps, lists, texts and numbers of the JDK without Jackson, byte for byte as Jackson would:
 * a function that answers with them starts without it.
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

  /**
   * The bytes of a plain value.
   *
   * @throws IllegalArgumentException if a text holds half a surrogate pair, which UTF-8 cannot
   */
  static byte[] write(@Nullable Object value) {
    StringBuilder json = new StringBuilder(256);
    append(json, value);
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void append(StringBuilder json, @Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      appendMembers(json, map);
    } else if (value instanceof Collection<?> items) {
      appendItems(json, items);
    } else if (value instanceof String text) {
      appendText(json, text);
    } else if (value instanceof Double number && !Double.isFinite(number)) {
      appendText(json, number.toString());
    } else {
      json.append(value);
    }
  }

  private static void appendMembers(StringBuilder json, Map<?, ?> map) {
    char separator = '{';
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      appendText(json.append(separator), (String) entry.getKey());
      append(json.append(':'), entry.getValue());
      separator = ',';
    }
    json.append(separator == '{' ? "{}" : "}");
  }

  private static void appendItems(StringBuilder json, Collection<?> items) {
    char separator = '[';
    for (Object item : items) {
      append(json.append(separator), item);
      separator = ',';
    }
    json.append(separator == '[' ? "[]" : "]");
  }

  private static void appendText(StringBuilder json, String text) {
    json.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < ' ') {
        appendControl(json, c);
      } else if (Character.isSurrogate(c)) {
        json.append(c).append(lowSurrogate(text, i));
        i++;
      } else {
        json.append(c);
      }
    }
    json.append('"');
  }

  private static char lowSurrogate(String text, int at) {
    boolean pair =
        Character.isHighSurrogate(text.charAt(at))
            && at + 1 < text.length()
            && Character.isLowSurrogate(text.charAt(at + 1));
    if (!pair) {
      throw new IllegalArgumentException(
          "java.lang.String cannot be written as JSON: it holds half a surrogate pair");
    }
    return text.charAt(at + 1);
  }

  private static void appendControl(StringBuilder json, char c) {
    int letter = "\b\t\n\f\r".indexOf(c);
    if (letter >= 0) {
      json.append('\\').append("btnfr".charAt(letter));
    } else {
      json.append("\\u00").append(c < 16 ? '0' : '1').append("0123456789ABCDEF".charAt(c & 15));
    }
  }
}
