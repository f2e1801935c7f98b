// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.lambda;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sampan.Body;
import dev.sampan.Headers;
import dev.sampan.HttpRequest;
import dev.sampan.platform.manifest.WebSocketTrigger;
import dev.sampan.platform.wire.FrontEnd;
import dev.sampan.platform.wire.Json;
import dev.sampan.platform.wire.Query;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Writes the events of a WebSocket API of API Gateway, one of which is about to be sent.
 *
 * @param connection the connection that it is about
 * @param id the id of the request that API Gateway makes
 * @param now when it is made
 */
public record SocketEvent(SocketConnection connection, String id, Instant now) {

  /** Headers that API Gateway adds, as it spells them. */
  private static final List<String> ADDED =
      List.of(
          "Host", "X-Amzn-Trace-Id", "X-Forwarded-For", "X-Forwarded-Port", "X-Forwarded-Proto");

  /** Checks that nothing is missing. */
  public SocketEvent {
    Objects.requireNonNull(connection, "connection");
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(now, "now");
  }

  /**
   * A client asks for a connection.
   *
   * @param request its request for the upgrade
   * @param names the names of its headers as it spelt them, which API Gateway keeps
   * @param traceparent the W3C trace that the function is called within
   */
  public Body connect(HttpRequest request, Collection<String> names, String traceparent) {
    var event = Json.object();
    var headers = connection.front().received(request, traceparent);
    MultiValues.put(event, "headers", "multiValueHeaders", spelt(headers, names));
    var query = Query.parameters(FrontEnd.rawQuery(request));
    if (!query.isEmpty()) {
      MultiValues.put(event, "queryStringParameters", "multiValueQueryStringParameters", query);
    }
    event.set("requestContext", context(WebSocketTrigger.CONNECT, "CONNECT"));
    return Json.body(event.put("isBase64Encoded", false));
  }

  private static Map<String, List<String>> spelt(Headers headers, Collection<String> names) {
    var spellings = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    names.forEach(it -> spellings.put(it, it));
    ADDED.forEach(it -> spellings.put(it, it));
    var spelt = new LinkedHashMap<String, List<String>>();
    MultiValues.of(headers)
        .forEach((name, values) -> spelt.put(spellings.getOrDefault(name, name), values));
    return spelt;
  }

  /**
   * A client sent a message.
   *
   * @param route the key of the route that it is for
   * @param messageId an id of its own
   */
  public Body message(String route, String messageId, String text) {
    var event = Json.object();
    event.set("requestContext", context(route, "MESSAGE").put("messageId", messageId));
    return Json.body(event.put("body", text).put("isBase64Encoded", false));
  }

  /**
   * A connection has ended.
   *
   * @param status the code with which it was closed
   * @param reason why, in words; may be empty
   */
  public Body disconnect(int status, String reason) {
    var event = Json.object();
    var front = connection.front();
    var headers = new LinkedHashMap<String, List<String>>();
    headers.put("Host", List.of(front.domain()));
    headers.put("x-api-key", List.of(""));
    headers.put("X-Forwarded-For", List.of(connection.sourceIp()));
    headers.put("x-restapi", List.of(""));
    MultiValues.put(event, "headers", "multiValueHeaders", headers);
    var context = context(WebSocketTrigger.DISCONNECT, "DISCONNECT");
    context.put("disconnectStatusCode", status).put("disconnectReason", reason);
    event.set("requestContext", context);
    return Json.body(event.put("isBase64Encoded", false));
  }

  private ObjectNode context(String route, String type) {
    var front = connection.front();
    var context = Json.object().put("routeKey", route).put("eventType", type);
    context.put("extendedRequestId", id).put("requestTime", AwsTime.request(now));
    context.put("messageDirection", "IN").put("stage", SocketConnection.STAGE);
    context.put("connectedAt", connection.since().toEpochMilli());
    context.put("requestTimeEpoch", now.toEpochMilli());
    var identity = context.putObject("identity").put("sourceIp", connection.sourceIp());
    if (!connection.userAgent().isEmpty()) {
      identity.put("userAgent", connection.userAgent());
    }
    context.put("requestId", id).put("domainName", front.domain());
    return context.put("connectionId", connection.id()).put("apiId", front.id());
  }

  /** What the API itself tells a client that something went wrong with. */
  public Body error(String message) {
    return Json.body(
        Json.object()
            .put("message", message)
            .put("connectionId", connection.id())
            .put("requestId", id));
  }
}
