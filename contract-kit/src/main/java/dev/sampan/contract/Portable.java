// SPDX-License-Identifier: Apache-2.0
package dev.sampan.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sampan.Body;
import dev.sampan.Headers;
import dev.sampan.HttpRequest;
import dev.sampan.HttpResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;

/** Reads the portable form of the corpus's files as the values of the API. */
public final class Portable {

  private static final JsonMapper MAPPER = new JsonMapper();

  private Portable() {}

  /** The JSON value of the given text. */
  public static JsonNode json(byte[] text) {
    try {
      return MAPPER.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A request from {@code {method, target, headers, body, clientAddress}}. */
  public static HttpRequest request(JsonNode json) {
    var request =
        HttpRequest.of(json.get("method").textValue(), json.get("target").textValue())
            .withHeaders(headers(json.path("headers")))
            .withBody(body(json.path("body")));
    var address = json.path("clientAddress").textValue();
    return address == null ? request : request.withClientAddress(address);
  }

  /** A response from {@code {status, headers, body}}. */
  public static HttpResponse response(JsonNode json) {
    return HttpResponse.of(json.get("status").intValue())
        .withBody(body(json.path("body")))
        .withHeaders(headers(json.path("headers")));
  }

  /** Headers from a list of pairs, order and repeats kept. */
  public static Headers headers(JsonNode pairs) {
    var headers = Headers.of();
    for (var pair : pairs) {
      headers = headers.and(pair.get(0).textValue(), pair.get(1).textValue());
    }
    return headers;
  }

  /** Bytes from {@code {text}}, {@code {base64}} or {@code {json}}; empty if there are none. */
  public static Body body(JsonNode json) {
    if (json.has("json")) {
      return Body.of(json.get("json").toString());
    }
    if (json.has("base64")) {
      return Body.of(Base64.getDecoder().decode(json.get("base64").textValue()));
    }
    return json.has("text") ? Body.of(json.get("text").textValue()) : Body.empty();
  }
}
