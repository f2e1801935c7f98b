// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.scf;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sampan.Body;
import dev.sampan.Headers;
import dev.sampan.HttpResponse;
import dev.sampan.platform.wire.FrontEnd;
import dev.sampan.platform.wire.Json;
import java.util.Optional;

/**
 * Reads an event function's result as SCF's Function URL does: {@code {statusCode, headers, body}},
 * or any other JSON as the body of a 200.
 *
 * <p>Neither lists of header values nor a flag for base64 are documented for Function URLs: a list
 * is a wrong shape, and the body is passed on as it stands.
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

  private static HttpResponse response(JsonNode result) {
    if (!result.has("statusCode")) {
      return HttpResponse.of(200)
          .withBody(Json.body(result))
          .withHeader("content-type", "application/json");
    }
    var headers = headers(result.path("headers"));
    return HttpResponse.of(status(result.get("statusCode")))
        .withBody(body(result.path("body")))
        .withHeaders(headers);
  }

  private static int status(JsonNode code) {
    require(code.isIntegralNumber() && code.canConvertToInt(), "statusCode");
    require(code.intValue() >= 200 && code.intValue() <= 599, "statusCode");
    return code.intValue();
  }

  private static Headers headers(JsonNode headers) {
    require(absent(headers) || headers.isObject(), "headers");
    var read = Headers.of();
    for (var header : headers.properties()) {
      require(header.getValue().isValueNode(), "header " + header.getKey());
      if (settable(header.getKey()) && !header.getValue().isNull()) {
        read = read.and(header.getKey(), header.getValue().asText());
      }
    }
    return read;
  }

  private static boolean settable(String name) {
    return !FrontEnd.isHopByHop(name) && !name.regionMatches(true, 0, "x-scf-", 0, 6);
  }

  private static Body body(JsonNode body) {
    require(absent(body) || body.isTextual(), "body");
    return absent(body) ? Body.empty() : Body.of(body.textValue());
  }

  private static boolean absent(JsonNode node) {
    return node.isMissingNode() || node.isNull();
  }

  private static void require(boolean rule, String member) {
    if (!rule) {
      throw new IllegalArgumentException("not a Function URL response: " + member);
    }
  }
}
