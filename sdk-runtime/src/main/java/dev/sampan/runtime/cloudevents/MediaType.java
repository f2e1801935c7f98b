// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime.cloudevents;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A media type as of RFC 2046: {@code type/subtype; name=value}; names in lower case. */
record MediaType(String type, String subtype, @Nullable String charsetName) {

  /** Reads a media type; {@code attribute} is what an error names. */
  static MediaType parse(String attribute, String text) {
    int end = text.indexOf(';');
    String essence = (end < 0 ? text : text.substring(0, end)).strip();
    int slash = essence.indexOf('/');
    if (slash < 0) {
      throw wrong(attribute);
    }
    String type = token(attribute, essence.substring(0, slash)).toLowerCase(Locale.ROOT);
    String subtype = token(attribute, essence.substring(slash + 1)).toLowerCase(Locale.ROOT);
    return new MediaType(type, subtype, end < 0 ? null : charset(attribute, text, end));
  }

  boolean isJson() {
    return subtype.equals("json") || subtype.endsWith("+json");
  }

  boolean isText() {
    return type.equals("text") || subtype.equals("xml") || subtype.endsWith("+xml");
  }

  /** The character set, UTF-8 where none is declared; null where it is not known here. */
  @Nullable Charset charset() {
    try {
      return charsetName == null ? StandardCharsets.UTF_8 : Charset.forName(charsetName);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return null;
    }
  }

  private static @Nullable String charset(String attribute, String text, int semicolon) {
    String charset = null;
    int at = semicolon;
    while (at < text.length()) {
      int end = endOfParameter(text, at + 1);
      String parameter = text.substring(at + 1, end).strip();
      int equals = parameter.indexOf('=');
      if (equals >= 0) {
        String name = token(attribute, parameter.substring(0, equals));
        String value = value(attribute, parameter.substring(equals + 1));
        charset = name.equalsIgnoreCase("charset") && charset == null ? value : charset;
      } else if (!parameter.isEmpty()) {
        throw wrong(attribute);
      }
      at = end;
    }
    return charset;
  }

  private static int endOfParameter(String text, int from) {
    boolean quoted = false;
    for (int at = from; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '\\' && quoted) {
        at++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == ';' && !quoted) {
        return at;
      }
    }
    return text.length();
  }

  private static String value(String attribute, String text) {
    if (!text.startsWith("\"")) {
      return token(attribute, text);
    }
    if (text.length() < 2 || !text.endsWith("\"")) {
      throw wrong(attribute);
    }
    return text.substring(1, text.length() - 1);
  }

  private static String token(String attribute, String text) {
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c <= 0x20 || c >= 0x7F || "()<>@,;:\\\"/[]?=".indexOf(c) >= 0) {
        throw wrong(attribute);
      }
    }
    if (text.isEmpty()) {
      throw wrong(attribute);
    }
    return text;
  }

  private static BadCloudEvent wrong(String attribute) {
    return BadCloudEvent.broken(attribute, "must be a media type such as application/json");
  }
}
