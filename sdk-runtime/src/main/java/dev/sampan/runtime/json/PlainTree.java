// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime.json;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes plain records, and maps, lists, texts and numbers of the JDK, without Jackson, byte for
 * byte as Jackson would: a function that answers with them starts without it.
 */
final class PlainTree {

  /** Deeper trees, and trees that contain themselves, are left to data binding. */
  private static final int DEEPEST = 100;

  private PlainTree() {}

  /**
   * The bytes of a value.
   *
   * @return null if data binding must write it: it is made of more than plain records and the JDK's
   *     own maps, lists, texts and numbers
   * @throws IllegalArgumentException if a text holds half a surrogate pair, which UTF-8 cannot
   */
  static byte @Nullable [] write(@Nullable Object value) {
    StringBuilder json = new StringBuilder(256);
    boolean plain = append(json, value, 0);
    return plain ? json.toString().getBytes(StandardCharsets.UTF_8) : null;
  }

  /** Whether the value is plain; if not, what was appended means nothing. */
  private static boolean append(StringBuilder json, @Nullable Object value, int depth) {
    if (value instanceof String text) {
      appendText(json, text);
      return true;
    }
    if (value == null || isNumber(value)) {
      json.append(value);
      return true;
    }
    if (value instanceof Double number) {
      appendNumber(json, number);
      return true;
    }
    if (depth == DEEPEST) {
      return false;
    }
    if (value instanceof Record record) {
      PlainRecord plain = PlainRecord.of(record.getClass());
      return plain != null && appendComponents(json, record, plain, depth);
    }
    if (!value.getClass().getName().startsWith("java.util.")) {
      return false;
    }
    if (value instanceof Map<?, ?> map) {
      return appendMembers(json, map, depth);
    }
    return value instanceof Collection<?> items && appendItems(json, items, depth);
  }

  private static boolean isNumber(Object value) {
    return value instanceof Boolean || value instanceof Integer || value instanceof Long;
  }

  private static void appendNumber(StringBuilder json, Double number) {
    if (Double.isFinite(number)) {
      json.append(number);
    } else {
      appendText(json, number.toString());
    }
  }

  private static boolean appendComponents(
      StringBuilder json, Record record, PlainRecord plain, int depth) {
    for (int i = 0; i < plain.size(); i++) {
      Object value;
      try {
        value = plain.value(record, i);
      } catch (ReflectiveOperationException e) {
        return false;
      }
      appendText(json.append(i == 0 ? '{' : ','), plain.name(i));
      if (!append(json.append(':'), value, depth + 1)) {
        return false;
      }
    }
    json.append('}');
    return true;
  }

  private static boolean appendMembers(StringBuilder json, Map<?, ?> map, int depth) {
    char separator = '{';
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      if (!(entry.getKey() instanceof String key)) {
        return false;
      }
      appendText(json.append(separator), key);
      if (!append(json.append(':'), entry.getValue(), depth + 1)) {
        return false;
      }
      separator = ',';
    }
    json.append(separator == '{' ? "{}" : "}");
    return true;
  }

  private static boolean appendItems(StringBuilder json, Collection<?> items, int depth) {
    char separator = '[';
    for (Object item : items) {
      if (!append(json.append(separator), item, depth + 1)) {
        return false;
      }
      separator = ',';
    }
    json.append(separator == '[' ? "[]" : "]");
    return true;
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
