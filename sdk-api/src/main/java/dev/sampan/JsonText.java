// SPDX-License-Identifier: Apache-2.0
package dev.sampan;

/** Writes the few JSON values that need no codec, so that a failure never loads one. */
final class JsonText {

  private static final String HEX = "0123456789abcdef";

  private JsonText() {}

  /** Appends a member; says whether it could, which is so for texts, whole numbers and booleans. */
  static boolean member(StringBuilder json, String name, Object value) {
    if (json.length() > 1) {
      json.append(',');
    }
    string(json, name);
    json.append(':');
    if (value instanceof String text) {
      string(json, text);
      return true;
    }
    boolean plain = value instanceof Integer || value instanceof Long || value instanceof Boolean;
    if (plain) {
      json.append(value);
    }
    return plain;
  }

  private static void string(StringBuilder json, String text) {
    json.append('"');
    for (int i = 0; i < text.length(); i++) {
      character(json, text.charAt(i));
    }
    json.append('"');
  }

  private static void character(StringBuilder json, char c) {
    if (c == '"' || c == '\\') {
      json.append('\\').append(c);
    } else if (c < ' ' || Character.isSurrogate(c)) {
      json.append("\\u");
      for (int shift = 12; shift >= 0; shift -= 4) {
        json.append(HEX.charAt(c >> shift & 15));
      }
    } else {
      json.append(c);
    }
  }
}
