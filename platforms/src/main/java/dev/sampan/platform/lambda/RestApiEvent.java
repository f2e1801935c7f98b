// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.lambda;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sampan.Body;
import dev.sampan.HttpRequest;
import dev.sampan.platform.InvocationFacts;
import dev.sampan.platform.wire.Digests;
import dev.sampan.platform.wire.FrontEnd;
import dev.sampan.platform.wire.Json;
import dev.sampan.platform.wire.Query;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * Writes an HTTP request as a REST API does that has one proxy resource for all paths: payload
 * format 1.0, null rather than absent. A body of a type that the API does not take for binary is
 * read as UTF-8, and spoilt if it is none.
 */
final class RestApiEvent {

  /** The stage that deploying tools make. */
  static final String STAGE = "Prod";

  private static final List<String> UNKNOWN_CALLER =
      List.of(
          "accessKey",
          "accountId",
          "caller",
          "cognitoAuthenticationProvider",
          "cognitoAuthenticationType",
          "cognitoIdentityId",
          "cognitoIdentityPoolId",
          "principalOrgId",
          "user",
          "userArn");

  private RestApiEvent() {}

  /**
   * The event.
   *
   * @param binaryTypes the content types that are handed over in base64
   */
  static Body of(HttpRequest request, InvocationFacts facts, List<String> binaryTypes) {
    var front = Front.api("rest", facts);
    var path = Query.path(FrontEnd.rawPath(request));
    var event = Json.object();
    event.put("resource", resource(path)).put("path", path).put("httpMethod", request.method());
    var headers = front.received(request, facts);
    put(event, "headers", "multiValueHeaders", MultiValues.of(headers));
    put(
        event,
        "queryStringParameters",
        "multiValueQueryStringParameters",
        Query.parameters(FrontEnd.rawQuery(request)));
    if (path.equals("/")) {
      event.putNull("pathParameters");
    } else {
      event.putObject("pathParameters").put("proxy", path.substring(1));
    }
    event.putNull("stageVariables");
    event.set("requestContext", context(request, facts, front, path));
    putBody(event, request, binaryTypes);
    return Json.body(event);
  }

  private static String resource(String path) {
    return path.equals("/") ? "/" : "/{proxy+}";
  }

  /** Null where there are none. */
  private static void put(
      ObjectNode event, String single, String multi, Map<String, List<String>> values) {
    if (values.isEmpty()) {
      event.putNull(single).putNull(multi);
      return;
    }
    MultiValues.put(event, single, multi, values);
  }

  private static ObjectNode context(
      HttpRequest request, InvocationFacts facts, Front front, String path) {
    var context = Json.object();
    context.put("accountId", facts.account()).put("apiId", front.id());
    context.put("domainName", front.domain()).put("domainPrefix", front.id());
    context.put("extendedRequestId", Digests.id("extended/" + facts.id(), 16));
    context.put("httpMethod", request.method()).put("path", "/" + STAGE + path);
    context.put("protocol", "HTTP/1.1").put("requestId", facts.id());
    context
        .put("requestTime", AwsTime.request(facts.now()))
        .put("requestTimeEpoch", facts.now().toEpochMilli());
    context.put("resourceId", Digests.id(front.id() + resource(path), 6));
    context.put("resourcePath", resource(path)).put("stage", STAGE);
    var identity = context.putObject("identity");
    UNKNOWN_CALLER.forEach(identity::putNull);
    identity.put("sourceIp", FrontEnd.callerAddress(request));
    identity.put("userAgent", request.headers().first("user-agent").orElse(null));
    return context;
  }

  private static void putBody(ObjectNode event, HttpRequest request, List<String> binaryTypes) {
    var bytes = request.body().bytes();
    var type = request.headers().first("content-type").orElse("");
    var binary = bytes.length > 0 && MediaTypes.match(binaryTypes, type);
    if (bytes.length == 0) {
      event.putNull("body");
    } else if (binary) {
      event.put("body", Base64.getEncoder().encodeToString(bytes));
    } else {
      event.put("body", new String(bytes, StandardCharsets.UTF_8));
    }
    event.put("isBase64Encoded", binary);
  }
}
