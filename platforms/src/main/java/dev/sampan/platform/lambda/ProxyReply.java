// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sampan.Body;
import dev.sampan.Headers;
import dev.sampan.HttpResponse;
import dev.sampan.platform.wire.FrontEnd;
import dev.sampan.platform.wire.Json;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a function's result as REST APIs and load balancers do: an object with a status, headers
 * and a body, and nothing else that they know.
 */
final class ProxyReply {

  private static final Set<String> REST =
      Set.of(
          "statusCode", "headers", "multiValueHeaders", "body", "isBase64Encoded", "base64Encoded");

  private static final Set<String> STREAMED =
      Set.of("statusCode", "headers", "multiValueHeaders", "cookies");

  private ProxyReply() {}

  /**
   * The response of a REST API; empty if the result is malformed.
   *
   * @param binaryTypes the content types for which a body in base64 is decoded
   */
  static Optional<HttpResponse> rest(Body result, List<String> binaryTypes) {
    return read(result, it -> rest(it, binaryTypes));
  }

  /**
   * The status and the headers before a body that a REST API streams.
   *
   * @throws IllegalArgumentException if they have another form
   */
  static HttpResponse head(Body json) {
    var head = Json.parse(json).orElseThrow(ProxyReply::malformed);
    requireOnly(head, STREAMED);
    var headers = multiple(head.path("multiValueHeaders"), single(head.path("headers")));
    require(absent(head.path("cookies")) || head.path("cookies").isArray());
    for (var cookie : head.path("cookies")) {
      require(cookie.isTextual());
      headers = headers.and("set-cookie", cookie.textValue());
    }
    if (headers.first("content-type").isEmpty()) {
      headers = headers.with("content-type", "application/json");
    }
    return HttpResponse.of(status(head)).withHeaders(headers);
  }

  private static void requireOnly(JsonNode object, Set<String> members) {
    require(object.isObject());
    object.fieldNames().forEachRemaining(name -> require(members.contains(name)));
  }

  private static HttpResponse rest(JsonNode result, List<String> binaryTypes) {
    requireOnly(result, REST);
    var headers = multiple(result.path("multiValueHeaders"), single(result.path("headers")));
    if (headers.first("content-type").isEmpty()) {
      headers = headers.with("content-type", "application/json");
    }
    var encoded = flag(result, "isBase64Encoded") || flag(result, "base64Encoded");
    var decodes = MediaTypes.match(binaryTypes, headers.first("content-type").orElse(""));
    return HttpResponse.of(status(result))
        .withHeaders(headers)
        .withBody(body(result, encoded && decodes));
  }

  /**
   * The response of a load balancer; empty if the result is malformed.
   *
   * @param multiValue whether headers come with lists of values
   */
  static Optional<HttpResponse> balancer(Body result, boolean multiValue) {
    return read(result, it -> balancer(it, multiValue));
  }

  private static HttpResponse balancer(JsonNode result, boolean multiValue) {
    require(result.isObject() && result.has("statusCode"));
    var other = result.path(multiValue ? "headers" : "multiValueHeaders");
    require(absent(other) || other.isEmpty());
    var headers =
        multiValue
            ? multiple(result.path("multiValueHeaders"), Headers.of())
            : single(result.path("headers"));
    if (headers.first("content-type").isEmpty()) {
      headers = headers.with("content-type", "application/octet-stream");
    }
    return HttpResponse.of(status(result))
        .withHeaders(headers)
        .withBody(body(result, flag(result, "isBase64Encoded")));
  }

  /** What makes a response of a result. */
  private interface Reading {
    HttpResponse of(JsonNode result);
  }

  private static Optional<HttpResponse> read(Body result, Reading reading) {
    try {
      return Json.parse(result).map(reading::of);
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  /** A number may be written as a text. */
  private static int status(JsonNode result) {
    var code = result.path("statusCode");
    if (absent(code)) {
      return 200;
    }
    var number = code.isTextual() ? Integer.parseInt(code.textValue()) : code.intValue();
    require(code.isTextual() || (code.isIntegralNumber() && code.canConvertToInt()));
    require(number >= 200 && number <= 599);
    return number;
  }

  private static Headers single(JsonNode json) {
    require(absent(json) || json.isObject());
    var headers = Headers.of();
    for (var header : json.properties()) {
      require(header.getValue().isValueNode());
      if (passes(header.getKey(), header.getValue())) {
        headers = headers.with(header.getKey(), header.getValue().asText());
      }
    }
    return headers;
  }

  /** The headers with lists of values after those with one; what is the same is there once. */
  private static Headers multiple(JsonNode json, Headers singles) {
    require(absent(json) || json.isObject());
    var headers = singles;
    for (var header : json.properties()) {
      require(header.getValue().isArray());
      var seen = new HashSet<>(singles.all(header.getKey()));
      for (var value : header.getValue()) {
        require(value.isValueNode());
        if (passes(header.getKey(), value) && seen.add(value.asText())) {
          headers = headers.and(header.getKey(), value.asText());
        }
      }
    }
    return headers;
  }

  private static boolean passes(String name, JsonNode value) {
    return !value.isNull() && !FrontEnd.isHopByHop(name);
  }

  private static Body body(JsonNode result, boolean base64) {
    var body = result.path("body");
    require(absent(body) || body.isTextual());
    if (absent(body)) {
      return Body.empty();
    }
    return base64
        ? Body.of(Base64.getDecoder().decode(body.textValue()))
        : Body.of(body.textValue());
  }

  private static boolean flag(JsonNode result, String member) {
    var flag = result.path(member);
    require(absent(flag) || flag.isBoolean());
    return flag.booleanValue();
  }

  private static boolean absent(JsonNode node) {
    return node.isMissingNode() || node.isNull();
  }

  private static void require(boolean rule) {
    if (!rule) {
      throw malformed();
    }
  }

  private static IllegalArgumentException malformed() {
    return new IllegalArgumentException("a malformed proxy response");
  }
}
