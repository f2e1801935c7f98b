// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.scf;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sampan.Body;
import dev.sampan.Headers;
import dev.sampan.HttpRequest;
import dev.sampan.HttpResponse;
import dev.sampan.adapter.scf.NativeEvent.Pair;
import dev.sampan.runtime.json.JsonStreams;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The event and the answer of an event function behind a function URL, and of the API gateway that
 * came before it.
 *
 * <p>A function URL passes text only, and one value for each response header. An answer that it
 * cannot carry is refused, not bent.
 */
final class FunctionUrl {

  private FunctionUrl() {}

  /**
   * The request that an event stands for.
   *
   * @throws IllegalArgumentException if the event holds what no HTTP request can
   */
  static HttpRequest request(NativeEvent event) {
    String method = event.method == null ? "GET" : event.method;
    Headers headers = headers(event.headers);
    HttpRequest request =
        HttpRequest.of(method, UrlTarget.of(event)).withHeaders(headers).withBody(body(event));
    String address = headers.first("x-scf-remote-addr").orElse(event.clientAddress);
    return address.isEmpty() ? request : request.withClientAddress(address);
  }

  private static Headers headers(List<Pair> pairs) {
    Headers headers = Headers.of();
    for (Pair pair : pairs) {
      headers = headers.and(pair.name(), pair.value() == null ? "" : pair.value());
    }
    return headers;
  }

  private static Body body(NativeEvent event) {
    if (event.body == null || event.body.isEmpty()) {
      return Body.empty();
    }
    return event.base64
        ? Body.of(Base64.getDecoder().decode(event.body))
        : Body.of(event.body.getBytes(UTF_8));
  }

  /**
   * Writes an answer whose body is encoded already.
   *
   * @param gateway whether an API gateway reads it, which takes base64 and repeated headers
   * @throws CannotSayException if the platform's form has no place for the answer
   */
  static byte[] answer(HttpResponse response, boolean gateway)
      throws IOException, CannotSayException {
    byte[] body = response.body().bytes();
    String text = text(body);
    if (text == null && !gateway) {
      throw new CannotSayException("a body that is not UTF-8 text");
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(body.length + 256);
    try (JsonGenerator json = JsonStreams.generator(out)) {
      json.writeStartObject();
      json.writeNumberField("statusCode", response.status());
      headers(json, response.headers(), gateway);
      json.writeStringField("body", text == null ? Base64.getEncoder().encodeToString(body) : text);
      if (gateway) {
        json.writeBooleanField("isBase64Encoded", text == null);
      }
      json.writeEndObject();
    }
    return out.toByteArray();
  }

  private static void headers(JsonGenerator json, Headers headers, boolean gateway)
      throws IOException, CannotSayException {
    json.writeObjectFieldStart("headers");
    for (String name : headers.names()) {
      List<String> values = headers.all(name);
      if (values.size() == 1 || (!gateway && isList(name))) {
        json.writeStringField(name, String.join(", ", values));
      } else {
        repeated(json, name, values, gateway);
      }
    }
    json.writeEndObject();
  }

  private static void repeated(
      JsonGenerator json, String name, List<String> values, boolean gateway)
      throws IOException, CannotSayException {
    if (!gateway) {
      throw new CannotSayException("more than one " + name + " header");
    }
    json.writeFieldName(name);
    json.writeArray(values.toArray(String[]::new), 0, values.size());
  }

  // RFC 9110 §5.3: every field may be joined by commas but this one.
  private static boolean isList(String name) {
    return !name.toLowerCase(Locale.ROOT).equals("set-cookie");
  }

  private static @Nullable String text(byte[] body) {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  /** An answer for which the platform's form has no place. */
  static final class CannotSayException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String reason;

    CannotSayException(String what) {
      this.reason =
          "An SCF event function behind a function URL cannot return "
              + what
              + "; run this function as a web function (SAMPAN_SCF_MODE=web).";
    }

    String reason() {
      return reason;
    }

    @Override
    public String getMessage() {
      return reason;
    }
  }
}
