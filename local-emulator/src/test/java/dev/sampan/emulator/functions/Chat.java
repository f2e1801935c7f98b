// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.functions;

import dev.sampan.Context;
import dev.sampan.Handler;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** Serves a WebSocket API: says what it hears, and does what a query or a message asks for. */
public final class Chat implements Handler<Map<String, Object>, Map<String, Object>> {

  @Override
  public Map<String, Object> handle(Map<String, Object> event, Context context) throws Exception {
    var request = member(event, "requestContext");
    System.out.println("heard " + event);
    if ("CONNECT".equals(request.get("eventType"))) {
      return connect(member(event, "queryStringParameters"), member(event, "headers"));
    }
    var body = String.valueOf(event.get("body"));
    act(body);
    var told = request.get("routeKey") + " " + request.get("connectionId") + " " + body;
    return body.contains("odd") ? Map.of("told", told) : Map.of("statusCode", 200, "body", told);
  }

  private static Map<String, Object> connect(Map<String, Object> query, Map<String, Object> headers)
      throws Exception {
    act(query.toString());
    var status = Integer.parseInt(String.valueOf(query.getOrDefault("status", "200")));
    var protocol = headers.get("Sec-WebSocket-Protocol");
    return protocol == null
        ? Map.of("statusCode", status)
        : Map.of("statusCode", status, "headers", Map.of("Sec-WebSocket-Protocol", protocol));
  }

  private static void act(String text) throws InterruptedException {
    if (text.contains("fail")) {
      throw new IllegalStateException("as asked");
    } else if (text.contains("hang")) {
      new CountDownLatch(1).await();
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> member(Map<String, Object> event, String name) {
    return (Map<String, Object>) event.getOrDefault(name, Map.of());
  }
}
