// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sampan.Body;
import dev.sampan.HttpResponse;
import dev.sampan.platform.wire.FrontEnd;
import dev.sampan.platform.wire.Json;
import java.util.Base64;
import java.util.Optional;

/**
 * Reads a function's result as a Function URL does (payload format 2.0): an object with {@code
 * statusCode} is a response, any other JSON is the body of one.
 */
final class FunctionUrlReply {

  private FunctionUrlReply() {}

  /** The response; empty if the result has neither form. */
  static Optional<HttpResponse> read(Body result) {
    try {
      return Json.parse(result).map(FunctionUrlReply::response);
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  /**
   * The status, headers and cookies before a body that is streamed.
   *
   * @throws IllegalArgumentException if they have another form
   */
  static HttpResponse head(Body json) {
    var head = Json.parse(json).filter(JsonNode::isObject);
    require(head.isPresent(), "the head");
    var code = head.get().path("statusCode");
    var response = HttpResponse.of(absent(code) ? 200 : status(code));
    response =
        withCookies(withHeaders(response, head.get().path("headers")), head.get().path("cookies"));
    return response.headers().first("content-type").isEmpty()
        ? response.withHeader("content-type", ResponseStreaming.DEFAULT_CONTENT_TYPE)
        : response;
  }

  private static HttpResponse response(JsonNode result) {
    if (!result.has("statusCode")) {
      return inferred(result);
    }
    var body = body(result);
    var response = HttpResponse.of(status(result.get("statusCode"))).withBody(body);
    response = withHeaders(response, result.path("headers"));
    response = withCookies(response, result.path("cookies"));
    if (response.headers().first("content-type").isEmpty() && body.bytes().length > 0) {
      response = response.withHeader("content-type", "application/json");
    }
    return response;
  }

  private static HttpResponse inferred(JsonNode result) {
    var body = result.isTextual() ? Body.of(result.textValue()) : Json.body(result);
    return HttpResponse.of(200).withBody(body).withHeader("content-type", "application/json");
  }

  private static int status(JsonNode code) {
    require(code.isIntegralNumber() && code.canConvertToInt(), "statusCode");
    require(code.intValue() >= 200 && code.intValue() <= 599, "statusCode");
    return code.intValue();
  }

  private static HttpResponse withHeaders(HttpResponse response, JsonNode headers) {
    require(absent(headers) || headers.isObject(), "headers");
    var changed = response;
    for (var header : headers.properties()) {
      require(header.getValue().isValueNode(), "header " + header.getKey());
      if (!header.getValue().isNull() && !FrontEnd.isHopByHop(header.getKey())) {
        changed = changed.withHeader(header.getKey(), header.getValue().asText());
      }
    }
    return changed;
  }

  private static HttpResponse withCookies(HttpResponse response, JsonNode cookies) {
    require(absent(cookies) || cookies.isArray(), "cookies");
    var headers = response.headers();
    for (var cookie : cookies) {
      require(cookie.isTextual(), "cookies");
      headers = headers.and("set-cookie", cookie.textValue());
    }
    return response.withHeaders(headers);
  }

  private static Body body(JsonNode result) {
    var body = result.path("body");
    require(absent(body) || body.isTextual(), "body");
    var encoded = result.path("isBase64Encoded");
    require(absent(encoded) || encoded.isBoolean(), "isBase64Encoded");
    if (absent(body)) {
      return Body.empty();
    }
    return encoded.booleanValue()
        ? Body.of(Base64.getDecoder().decode(body.textValue()))
        : Body.of(body.textValue());
  }

  private static boolean absent(JsonNode node) {
    return node.isMissingNode() || node.isNull();
  }

  private static void require(boolean rule, String member) {
    if (!rule) {
      throw new IllegalArgumentException("not a payload 2.0 response: " + member);
    }
  }
}
