// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.websocket;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.sampan.Body;
import dev.sampan.Headers;
import dev.sampan.emulator.instance.Replies;
import dev.sampan.platform.Platform;
import dev.sampan.platform.lambda.SocketConnection;
import dev.sampan.platform.profile.Limit;
import dev.sampan.platform.profile.Profile;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * API Gateway's management API: {@code POST}, {@code GET} and {@code DELETE} of a connection.
 * Signatures are not looked at. The stage stands before {@code @connections}, or nothing does, as
 * behind a domain of one's own.
 */
final class ManagementApi implements HttpHandler {

  private static final String MARK = "/@connections/";
  private static final int NORMAL = 1000;

  private final SocketHub hub;
  private final HttpHandler next;
  private final int mostBytes =
      Profile.of(Platform.LAMBDA).get(Limit.WEBSOCKET_MESSAGE_BYTES).intValue();

  ManagementApi(SocketHub hub, HttpHandler next) {
    this.hub = hub;
    this.next = next;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    var path = exchange.getRequestPath();
    var at = path.indexOf(MARK);
    if (at < 0) {
      next.handleRequest(exchange);
      return;
    }
    Replies.receive(
        exchange,
        mostBytes,
        (it, body) -> answer(it, path.substring(0, at), id(path, at), body),
        (it, tooLarge) -> refuseTooLarge(it));
  }

  private static String id(String path, int at) {
    try {
      var id = path.substring(at + MARK.length());
      return URLDecoder.decode(id.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private void answer(HttpServerExchange exchange, String stage, String id, Body body) {
    if (!stage.isEmpty() && !stage.equals("/" + SocketConnection.STAGE)) {
      refuse(exchange, 403, "ForbiddenException", "Forbidden");
    } else if (!SocketIds.isOne(id)) {
      refuse(exchange, 400, "BadRequestException", "Invalid connectionId: " + id);
    } else {
      hub.sockets().find(id).ifPresentOrElse(it -> act(exchange, it, body), () -> gone(exchange));
    }
  }

  private void act(HttpServerExchange exchange, Socket socket, Body body) {
    switch (exchange.getRequestMethod().toString()) {
      case "POST" -> send(exchange, socket, body);
      case "GET" -> tell(exchange, socket);
      case "DELETE" -> {
        hub.close(socket, NORMAL, "Connection Closed Normally");
        answer(exchange, 204, Headers.of(), Body.empty());
      }
      default ->
          refuse(
              exchange, 403, "MissingAuthenticationTokenException", "Missing Authentication Token");
    }
  }

  private void send(HttpServerExchange exchange, Socket socket, Body body) {
    var text = new String(body.bytes(), StandardCharsets.UTF_8);
    if (socket.send(text, hub.clock().instant())) {
      answer(exchange, 200, Headers.of(), Body.empty());
    } else {
      refuse(exchange, 429, "LimitExceededException", "The client's buffer is full");
    }
  }

  private static void tell(HttpServerExchange exchange, Socket socket) {
    var json = JsonNodeFactory.instance.objectNode();
    var facts = socket.facts();
    json.put("connectedAt", facts.since().truncatedTo(ChronoUnit.MILLIS).toString());
    json.putObject("identity")
        .put("sourceIp", facts.sourceIp())
        .put("userAgent", facts.userAgent());
    var active = socket.lifetime().lastActive().truncatedTo(ChronoUnit.MILLIS);
    json.put("lastActiveAt", active.toString());
    answer(exchange, 200, Headers.of("content-type", "application/json"), Body.of(json.toString()));
  }

  /** Amazon's own has no body either. */
  private static void gone(HttpServerExchange exchange) {
    answer(exchange, 410, Headers.of("x-amzn-errortype", "GoneException"), Body.empty());
  }

  private static void refuseTooLarge(HttpServerExchange exchange) {
    refuse(exchange, 413, "PayloadTooLargeException", "Message too long");
  }

  private static void refuse(HttpServerExchange exchange, int status, String type, String message) {
    var json = JsonNodeFactory.instance.objectNode().put("message", message);
    var headers = Headers.of("content-type", "application/json", "x-amzn-errortype", type);
    answer(exchange, status, headers, Body.of(json.toString()));
  }

  private static void answer(HttpServerExchange exchange, int status, Headers headers, Body body) {
    var identified = headers.with("x-amzn-requestid", UUID.randomUUID().toString());
    Replies.send(exchange, status, identified, body);
  }
}
