// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.comparison;

import dev.sampan.Headers;
import dev.sampan.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
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
    facts.put("text", shown(body));
    return new Observation(step, facts);
  }

  /**
   * Names in lower case and sorted, repeats kept in their order: HTTP gives no meaning to the order
   * of different names, and servers do not keep it.
   */
  private static String headers(Headers headers, Predicate<String> notTheFunctions) {
    List<String> lines = new ArrayList<>();
    for (String name : new TreeSet<>(headers.names())) {
      if (!notTheFunctions.test(name)) {
        headers.all(name).forEach(value -> lines.add(name + ": " + value));
      }
    }
    return String.join("\n", lines);
  }

  private static String shown(byte[] body) {
    String text = text(body);
    return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
  }

  /** A body as text, or a note that it is none. */
  public static String text(byte[] body) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException e) {
      return "(" + body.length + " bytes that are not text)";
    }
  }
}
