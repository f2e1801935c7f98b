// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.lambda;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sampan.Body;
import dev.sampan.Headers;
import dev.sampan.HttpRequest;
import dev.sampan.platform.InvocationFacts;
import dev.sampan.platform.wire.FrontEnd;
import dev.sampan.platform.wire.Json;
import dev.sampan.platform.wire.Query;
import dev.sampan.platform.wire.Utf8;
import java.util.Base64;
import java.util.Locale;

/**
 * Writes an HTTP request in payload format 2.0, as a Function URL does and an HTTP API: what there
 * is not is absent rather than null.
 */
final class FunctionUrlEvent {

  private FunctionUrlEvent() {}

  /** The event of a Function URL. */
  static Body of(HttpRequest request, InvocationFacts facts) {
    return of(request, facts, Front.url(facts));
  }

  /** The event of what stands before the function. */
  static Body of(HttpRequest request, InvocationFacts facts, Front front) {
    var event = Json.object();
    event.put("version", "2.0").put("routeKey", "$default");
    event
        .put("rawPath", FrontEnd.rawPath(request))
        .put("rawQueryString", FrontEnd.rawQuery(request));
    putCookies(event, request.headers());
    var headers = event.putObject("headers");
    FrontEnd.folded(front.received(request, facts).without("cookie")).forEach(headers::put);
    putQuery(event, request);
    event.set("requestContext", context(request, facts, front));
    putBody(event, request);
    return Json.body(event);
  }

  private static void putCookies(ObjectNode event, Headers headers) {
    var joined = String.join(";", headers.all("cookie"));
    if (joined.isBlank()) {
      return;
    }
    var cookies = event.putArray("cookies");
    for (var cookie : joined.split(";", -1)) {
      if (!cookie.isBlank()) {
        cookies.add(cookie.strip());
      }
    }
  }

  private static void putQuery(ObjectNode event, HttpRequest request) {
    var query = Query.parameters(FrontEnd.rawQuery(request));
    if (!query.isEmpty()) {
      var parameters = event.putObject("queryStringParameters");
      query.forEach((name, values) -> parameters.put(name, String.join(",", values)));
    }
  }

  private static ObjectNode context(HttpRequest request, InvocationFacts facts, Front front) {
    var context = Json.object();
    context.put("accountId", front.account()).put("apiId", front.id());
    context.put("domainName", front.domain()).put("domainPrefix", front.id());
    var path = FrontEnd.rawPath(request);
    var http = context.putObject("http");
    http.put("method", request.method())
        .put("path", front.isUrl() ? path : Query.path(path))
        .put("protocol", "HTTP/1.1");
    http.put("sourceIp", FrontEnd.callerAddress(request));
    http.put("userAgent", request.headers().first("user-agent").orElse(""));
    context.put("requestId", facts.id()).put("routeKey", "$default").put("stage", "$default");
    context.put("time", AwsTime.request(facts.now())).put("timeEpoch", facts.now().toEpochMilli());
    return context;
  }

  private static void putBody(ObjectNode event, HttpRequest request) {
    var bytes = request.body().bytes();
    if (bytes.length == 0) {
      event.put("isBase64Encoded", false);
      return;
    }
    var type = request.headers().first("content-type").orElse("");
    var text = isText(type) ? Utf8.decode(bytes).orElse(null) : null;
    event.put("body", text == null ? Base64.getEncoder().encodeToString(bytes) : text);
    event.put("isBase64Encoded", text == null);
  }

  /** The types that a Function URL hands over as text; a form is not among them. */
  static boolean isText(String contentType) {
    var type = contentType.toLowerCase(Locale.ROOT).split(";", 2)[0].strip();
    return type.startsWith("text/")
        || type.equals("application/json")
        || type.equals("application/javascript")
        || type.equals("application/xml")
        || type.endsWith("+json")
        || type.endsWith("+xml");
  }
}
