// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A query's parameters as a front end decodes them. It refuses nothing, since the function is to
 * judge: an escape that is none stays as it is, bytes that are not UTF-8 become U+FFFD.
 */
public final class Query {

  private Query() {}

  /** Decoded names, in order of first appearance, each with its decoded values. */
  public static Map<String, List<String>> parameters(String rawQuery) {
    return parameters(rawQuery, Query::decoded);
  }

  /** The same as they stand on the wire. */
  public static Map<String, List<String>> rawParameters(String rawQuery) {
    return parameters(rawQuery, text -> text);
  }

  private static Map<String, List<String>> parameters(String rawQuery, UnaryOperator<String> read) {
    var parameters = new LinkedHashMap<String, List<String>>();
    for (var pair : rawQuery.split("&", -1)) {
      if (!pair.isEmpty()) {
        var equals = pair.indexOf('=');
        var name = read.apply(equals < 0 ? pair : pair.substring(0, equals));
        var value = equals < 0 ? "" : read.apply(pair.substring(equals + 1));
        parameters.computeIfAbsent(name, none -> new ArrayList<>()).add(value);
      }
    }
    return parameters;
  }

  /** A path with its escapes decoded; a plus sign stays one. */
  public static String path(String rawPath) {
    return decoded(rawPath.replace("+", "%2B"));
  }

  private static String decoded(String encoded) {
    var bytes = encoded.getBytes(StandardCharsets.UTF_8);
    var out = new ByteArrayOutputStream(bytes.length);
    for (int i = 0; i < bytes.length; i++) {
      if (isEscape(bytes, i)) {
        out.write(digit(bytes[i + 1]) << 4 | digit(bytes[i + 2]));
        i += 2;
      } else {
        out.write(bytes[i] == '+' ? ' ' : bytes[i]);
      }
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  private static boolean isEscape(byte[] bytes, int at) {
    return bytes[at] == '%'
        && at + 2 < bytes.length
        && (digit(bytes[at + 1]) | digit(bytes[at + 2])) >= 0;
  }

  private static int digit(byte hex) {
    return Character.digit(hex, 16);
  }
}
