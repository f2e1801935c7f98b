// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The field lines of a head as they came (RFC 9112 §5). Only the values that are asked for become
 * strings, as most of them never are.
 */
final class FieldLines {

  /** How many numbers a line has: where its name begins and ends, where its value does. */
  private static final int STEP = 4;

  private byte[] bytes = new byte[512];
  private int length;
  private int[] bounds = new int[10 * STEP];
  private int end;

  /** Adds a line, which has lost its end; false if it is none. */
  boolean add(byte[] source, int start, int lineEnd) {
    int colon = start;
    while (colon < lineEnd && source[colon] != ':') {
      colon++;
    }
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
    int shift = keep(source, start, to) - start;
    note(start + shift, colon + shift, from + shift, to + shift);
    return true;
  }

  private static boolean isBlank(byte each) {
    return each >= 0 && each <= ' ';
  }

  /** Where the copy begins. */
  private int keep(byte[] source, int start, int to) {
    int at = length;
    length += to - start;
    if (length > bytes.length) {
      bytes = Arrays.copyOf(bytes, 2 * length);
    }
    System.arraycopy(source, start, bytes, at, to - start);
    return at;
  }

  private void note(int name, int nameEnd, int value, int valueEnd) {
    if (end == bounds.length) {
      bounds = Arrays.copyOf(bounds, 2 * end);
    }
    bounds[end] = name;
    bounds[end + 1] = nameEnd;
    bounds[end + 2] = value;
    bounds[end + 3] = valueEnd;
    end += STEP;
  }

  /**
   * The first value of a name that is not empty; null if there is none.
   *
   * @param name in lower case
   */
  @Nullable String first(String name) {
    for (int line = 0; line < end; line += STEP) {
      if (bounds[line + 3] > bounds[line + 2] && hasName(line, name)) {
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
      byte each = held[start + i];
      if ((each >= 'A' && each <= 'Z' ? each + 32 : each) != name.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private String value(int line) {
    int start = bounds[line + 2];
    return new String(bytes, start, bounds[line + 3] - start, StandardCharsets.UTF_8);
  }
}
