// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.websocket;

import dev.sampan.Body;
import dev.sampan.Headers;
import dev.sampan.HttpException;
import dev.sampan.HttpRequest;
import dev.sampan.emulator.console.KnownHosts;
import dev.sampan.emulator.function.Owner;
import dev.sampan.emulator.instance.Replies;
import dev.sampan.emulator.instance.Requests;
import dev.sampan.emulator.trigger.Gateway.Refusal;
import dev.sampan.platform.Platform;
import dev.sampan.platform.lambda.SocketConnection;
import dev.sampan.platform.lambda.SocketEvent;
import dev.sampan.platform.manifest.WebSocketTrigger;
import dev.sampan.platform.wire.FrontEnd;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HttpString;
import io.undertow.websockets.WebSocketConnectionCallback;
import io.undertow.websockets.WebSocketProtocolHandshakeHandler;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.spi.AsyncWebSocketHttpServerExchange;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Where connections begin: the function of {@code $connect} says whether one does. */
final class SocketDoor implements HttpHandler {

  private static final String PROTOCOL = "Sec-WebSocket-Protocol";

  private final FrameLimit handshake = new FrameLimit();
  private final SocketHub hub;
  private final KnownHosts origins;
  private final HttpHandler next;
  private final Consumer<Refusal> refusals;

  SocketDoor(SocketHub hub, KnownHosts origins, HttpHandler next, Consumer<Refusal> refusals) {
    this.hub = hub;
    this.origins = origins;
    this.next = next;
    this.refusals = refusals;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    var api = asked(exchange);
    if (api.isEmpty()) {
      next.handleRequest(exchange);
      return;
    }
    Replies.keepOpen(exchange);
    if (!origins.hasOrigin(exchange.getRequestHeaders().getFirst("Origin"))) {
      refuse(exchange, 403, "a page of a foreign Origin asked; --allow-host adds one");
    } else if (!handshake.matches(facade(exchange))) {
      refuse(exchange, 400, "it is no handshake of version 13");
    } else if (!hub.sockets().enter()) {
      refuse(exchange, 429, "there are " + Sockets.MOST + " connections");
    } else {
      connect(exchange, api.get());
    }
  }

  private Optional<SocketApi> asked(HttpServerExchange exchange) {
    var protocol = exchange.getRequestHeaders().getFirst("Upgrade");
    return protocol != null
            && protocol.toLowerCase(Locale.ROOT).contains("websocket")
            && exchange.getRequestMethod().equalToString("GET")
        ? hub.api(exchange.getRequestPath().substring(1))
        : Optional.empty();
  }

  private static AsyncWebSocketHttpServerExchange facade(HttpServerExchange exchange) {
    return new AsyncWebSocketHttpServerExchange(exchange, Collections.emptySet());
  }

  private void connect(HttpServerExchange exchange, SocketApi api) {
    try {
      var request = Requests.of(exchange);
      var event = hub.event(connection(api, request));
      var unused =
          ask(api, request, names(exchange), event)
              .thenAccept(it -> exchange.getIoThread().execute(() -> decide(exchange, event, it)));
    } catch (HttpException | IllegalArgumentException e) {
      hub.sockets().decided();
      refuse(exchange, 400, String.valueOf(e.getMessage()));
    }
  }

  private SocketConnection connection(SocketApi api, HttpRequest request) {
    var owner = Owner.of(Platform.LAMBDA);
    return new SocketConnection(
        api.name(),
        owner.region(),
        owner.account(),
        hub.newId(),
        hub.clock().instant(),
        FrontEnd.callerAddress(request),
        request.headers().first("user-agent").orElse(""));
  }

  private static List<String> names(HttpServerExchange exchange) {
    return exchange.getRequestHeaders().getHeaderNames().stream()
        .map(HttpString::toString)
        .toList();
  }

  private CompletableFuture<Answer> ask(
      SocketApi api, HttpRequest request, List<String> names, SocketEvent event) {
    var trace = UUID.randomUUID().toString().replace("-", "");
    var traceparent = "00-" + trace + "-" + trace.substring(16) + "-01";
    return api.target(WebSocketTrigger.CONNECT)
        .map(it -> hub.ask(it, event.connect(request, names, traceparent), traceparent))
        .orElseGet(() -> CompletableFuture.completedFuture(Answer.NOBODY));
  }

  private void decide(HttpServerExchange exchange, SocketEvent event, Answer answer) {
    hub.sockets().decided();
    if (answer.accepts()) {
      accept(exchange, event.connection(), answer);
    } else if (answer.isFailure()) {
      var json = Headers.of("content-type", "application/json");
      Replies.write(exchange, answer.response().status(), json, event.error(answer.failure()));
    } else {
      Replies.write(exchange, answer.response().status(), Headers.of(), Body.empty());
    }
  }

  private void accept(HttpServerExchange exchange, SocketConnection facts, Answer answer) {
    answer
        .response()
        .headers()
        .first(PROTOCOL)
        .ifPresent(it -> exchange.getResponseHeaders().put(new HttpString(PROTOCOL), it));
    WebSocketConnectionCallback begin = (it, channel) -> begin(facts, channel);
    var upgrade = new WebSocketProtocolHandshakeHandler(List.of(handshake), begin);
    try {
      upgrade.handleRequest(exchange);
    } catch (Exception e) {
      // The client has gone meanwhile.
      exchange.endExchange();
    }
  }

  private void begin(SocketConnection facts, WebSocketChannel channel) {
    var socket = new Socket(facts, channel);
    var listener = new SocketListener(hub, socket);
    channel.addCloseTask(it -> listener.gone());
    channel.getReceiveSetter().set(listener);
    hub.opened(socket);
    channel.resumeReceives();
  }

  private void refuse(HttpServerExchange exchange, int status, String why) {
    refusals.accept(new Refusal("GET", exchange.getRequestPath(), status, why));
    var json = Headers.of("content-type", "application/json");
    var body = Body.of("{\"message\":\"" + why + "\"}");
    Replies.send(exchange, status, json, body);
  }
}
