// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.comparison;

import dev.sampan.Headers;
import dev.sampan.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/** What is compared of an HTTP answer: its status, the headers the function set, its bytes. */
public final class HttpObservation {

  private static final int SHOWN = 200;

  private HttpObservation() {}

  /**
   * The observation of an answer.
   *
   * @param notTheFunctions whether a header, in lower case, is one that platforms add or strip
   */
  public static Observation of(
      String step, HttpResponse response, Predicate<String> notTheFunctions) {
    byte[] body = response.body().bytes();
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("status", Integer.toString(response.status()));
    facts.put("headers", headers(response.headers(), notTheFunctions));
    facts.put("body", body.length + " bytes, SHA-256 " + Fingerprint.of(body));
    facts.put("text", text(body));
    return new Observation(step, facts);
  }

  /** Names in lower case; order and repeats kept. */
  private static String headers(Headers headers, Predicate<String> notTheFunctions) {
    StringBuilder lines = new StringBuilder();
    for (int line = 0; line < headers.size(); line++) {
      String name = headers.name(line).toLowerCase(Locale.ROOT);
      if (!notTheFunctions.test(name)) {
        lines.append(lines.isEmpty() ? "" : "\n").append(name).append(": ");
        lines.append(headers.value(line));
      }
    }
    return lines.toString();
  }

  private static String text(byte[] body) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
      return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    } catch (CharacterCodingException e) {
      return "(not text)";
    }
  }
}
