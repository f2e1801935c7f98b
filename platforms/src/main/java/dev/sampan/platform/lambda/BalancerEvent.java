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
import dev.sampan.platform.wire.TraceContext;
import dev.sampan.platform.wire.Utf8;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Writes an HTTP request as an Application Load Balancer does. Of several values of a header or a
 * parameter it tells the last one, or, with multi-value headers turned on, all. It decodes nothing.
 */
final class BalancerEvent {

  private BalancerEvent() {}

  static Body of(HttpRequest request, InvocationFacts facts, boolean multiValue) {
    var event = Json.object();
    event.putObject("requestContext").putObject("elb").put("targetGroupArn", targetGroup(facts));
    event.put("httpMethod", request.method()).put("path", FrontEnd.rawPath(request));
    var query = Query.rawParameters(FrontEnd.rawQuery(request));
    var headers = headers(request, facts);
    if (multiValue) {
      all(event.putObject("multiValueQueryStringParameters"), query);
      all(event.putObject("multiValueHeaders"), headers);
    } else {
      last(event.putObject("queryStringParameters"), query);
      last(event.putObject("headers"), headers);
    }
    putBody(event, request);
    return Json.body(event);
  }

  private static String targetGroup(InvocationFacts facts) {
    var id = Digests.id("group/" + facts.function(), 16);
    return Arn.of("elasticloadbalancing", facts, "targetgroup/" + facts.function() + "/" + id);
  }

  private static Map<String, List<String>> headers(HttpRequest request, InvocationFacts facts) {
    var sent =
        FrontEnd.endToEnd(request.headers())
            .with("x-amzn-trace-id", TraceContext.of(facts.traceparent()).xray())
            .with("x-forwarded-port", "443")
            .with("x-forwarded-proto", "https");
    var all = FrontEnd.appended(sent, "x-forwarded-for", FrontEnd.callerAddress(request));
    var lists = new LinkedHashMap<String, List<String>>();
    all.names().forEach(name -> lists.put(name.toLowerCase(Locale.ROOT), all.all(name)));
    return lists;
  }

  private static void last(ObjectNode json, Map<String, List<String>> values) {
    values.forEach((name, list) -> json.put(name, list.get(list.size() - 1)));
  }

  private static void all(ObjectNode json, Map<String, List<String>> values) {
    values.forEach(
        (name, list) -> {
          var each = json.putArray(name);
          list.forEach(each::add);
        });
  }

  private static void putBody(ObjectNode event, HttpRequest request) {
    var bytes = request.body().bytes();
    var type = request.headers().first("content-type").orElse("");
    var encoded = request.headers().first("content-encoding").isPresent();
    var text = !encoded && isText(type) ? Utf8.decode(bytes).orElse(null) : null;
    var whole = bytes.length == 0 ? "" : text;
    event.put("body", whole == null ? Base64.getEncoder().encodeToString(bytes) : whole);
    event.put("isBase64Encoded", whole == null);
  }

  /** The types that are handed over as text, unless they are compressed. */
  private static boolean isText(String contentType) {
    var type = contentType.toLowerCase(Locale.ROOT).split(";", 2)[0].strip();
    return type.startsWith("text/")
        || type.equals("application/json")
        || type.equals("application/javascript")
        || type.equals("application/xml");
  }
}
