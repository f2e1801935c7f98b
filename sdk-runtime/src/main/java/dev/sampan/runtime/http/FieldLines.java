// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The field lines of a head in the order they came (RFC 9112 §5). Only the values that are asked
 * for become strings, as most of them never are.
 */
final class FieldLines {

  /** How many numbers a line has: where its name begins, where its value begins and ends. */
  private static final int STEP = 3;

  /** One line after another: the name in lower case, the value. */
  private byte[] bytes = new byte[512];

  private int length;
  private int[] bounds = new int[10 * STEP];
  private int end;

  /** Adds a line, which has lost its end; false if it is none. */
  boolean add(byte[] source, int start, int lineEnd) {
    int colon = keepName(source, start, lineEnd);
    if (colon == start || colon == lineEnd || isBlank(source[start])) {
      return false;
    }
    int from = colon + 1;
    int to = lineEnd;
    while (from < to && isBlank(source[from])) {
      from++;
    }
    while (from < to && isBlank(source[to - 1])) {
      to--;
    }
    int value = length + colon - start;
    System.arraycopy(source, from, bytes, value, to - from);
    note(length, value, value + to - from);
    return true;
  }

  private static boolean isBlank(byte each) {
    return each >= 0 && each <= ' ';
  }

  /** Copies the bytes before the colon; answers where it is, or the end of a line without one. */
  private int keepName(byte[] source, int start, int lineEnd) {
    byte[] target = room(lineEnd - start);
    int shift = length - start;
    int at = start;
    for (; at < lineEnd && source[at] != ':'; at++) {
      byte each = source[at];
      target[at + shift] = each >= 'A' && each <= 'Z' ? (byte) (each + 32) : each;
    }
    return at;
  }

  private byte[] room(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, 2 * (length + more));
    }
    return bytes;
  }

  private void note(int name, int value, int valueEnd) {
    if (end == bounds.length) {
      bounds = Arrays.copyOf(bounds, 2 * end);
    }
    bounds[end] = name;
    bounds[end + 1] = value;
    bounds[end + 2] = valueEnd;
    end += STEP;
    length = valueEnd;
  }

  /**
   * The first value of a name that is not empty; null if there is none.
   *
   * @param name in lower case
   */
  @Nullable String first(String name) {
    for (int line = 0; line < end; line += STEP) {
      if (bounds[line + 2] > bounds[line + 1] && hasName(line, name)) {
        return value(line);
      }
    }
    return null;
  }

  /**
   * Every value of a name, in the order they came, empty ones among them.
   *
   * @param name in lower case
   */
  List<String> all(String name) {
    List<String> values = List.of();
    for (int line = 0; line < end; line += STEP) {
      if (hasName(line, name)) {
        values = values.isEmpty() ? new ArrayList<>(2) : values;
        values.add(value(line));
      }
    }
    return values;
  }

  private boolean hasName(int line, String name) {
    int start = bounds[line];
    int count = bounds[line + 1] - start;
    if (count != name.length()) {
      return false;
    }
    byte[] held = bytes;
    for (int i = count - 1; i >= 0; i--) {
      if (held[start + i] != name.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private String value(int line) {
    int start = bounds[line + 1];
    return new String(bytes, start, bounds[line + 2] - start, StandardCharsets.UTF_8);
  }
}
