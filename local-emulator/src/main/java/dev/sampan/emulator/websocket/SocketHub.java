// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.websocket;

import dev.sampan.Body;
import dev.sampan.emulator.function.Calls;
import dev.sampan.emulator.schedule.Alarm;
import dev.sampan.platform.Platform;
import dev.sampan.platform.lambda.SocketConnection;
import dev.sampan.platform.lambda.SocketEvent;
import dev.sampan.platform.manifest.FunctionSpec;
import dev.sampan.platform.manifest.WebSocketTrigger;
import dev.sampan.platform.profile.Limit;
import dev.sampan.platform.profile.Profile;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** What happens to connections from their beginning to their end. Thread-safe. */
final class SocketHub {

  /** How long a client may take to hear that the connection ends. */
  private static final Duration FAREWELL = Duration.ofSeconds(2);

  /** How often the clock is looked at, while there is anything that may take too long. */
  private static final Duration LOOK = Duration.ofMillis(200);

  private static final int GOING_AWAY = 1001;
  private static final String GOING_AWAY_TEXT = "Going away";

  private static final long MOST_BYTES =
      Profile.of(Platform.LAMBDA).get(Limit.WEBSOCKET_MESSAGE_BYTES).value();

  private final Asks asks;
  private final Supplier<List<FunctionSpec>> functions;
  private final InstantSource clock;
  private final Alarm alarm;
  private final AtomicBoolean looking = new AtomicBoolean();
  private final Sockets sockets = new Sockets();
  private final SocketIds ids = new SocketIds();

  SocketHub(Calls calls, Supplier<List<FunctionSpec>> functions, InstantSource clock, Alarm alarm) {
    this.asks = new Asks(calls, clock, Lifetime.limit(Limit.WEBSOCKET_RESPONSE));
    this.functions = functions;
    this.clock = clock;
    this.alarm = alarm;
  }

  Sockets sockets() {
    return sockets;
  }

  InstantSource clock() {
    return clock;
  }

  String newId() {
    return ids.next();
  }

  /** The API of this name, as the project is now. */
  Optional<SocketApi> api(String name) {
    return SocketApi.find(functions.get(), name);
  }

  /** An event of a connection, which happens now. */
  SocketEvent event(SocketConnection connection) {
    return new SocketEvent(connection, ids.next(), clock.instant());
  }

  CompletableFuture<Answer> ask(SocketApi.Target target, Body event, String trace) {
    var answer = asks.ask(target, event, trace);
    look();
    return answer;
  }

  void opened(Socket socket) {
    sockets.add(socket);
    look();
  }

  /** A client sent a message. */
  void received(Socket socket, String text) {
    var event = event(socket.facts());
    var api = api(socket.facts().api());
    var route = api.map(it -> it.route(text)).orElse(WebSocketTrigger.DEFAULT);
    var target = api.flatMap(it -> it.target(route));
    if (target.isEmpty()) {
      send(socket, event.error("Forbidden").text());
      return;
    }
    socket.began();
    var unused =
        ask(target.get(), event.message(route, ids.next(), text), "")
            .thenAccept(it -> answered(socket, target.get(), event, it));
  }

  private void answered(Socket socket, SocketApi.Target target, SocketEvent event, Answer answer) {
    socket.finished();
    var body = answer.response().body();
    var tooLarge = target.replies() && body.bytes().length > MOST_BYTES;
    if (answer.isFailure() || tooLarge) {
      send(socket, event.error(tooLarge ? "Internal server error" : answer.failure()).text());
    } else if (target.replies() && body.bytes().length > 0) {
      send(socket, new String(body.bytes(), StandardCharsets.UTF_8));
    }
  }

  /** A client that does not read what it asked for has no use of its connection. */
  private void send(Socket socket, String text) {
    if (!socket.send(text, clock.instant())) {
      close(socket, 1008, "Too much left unread");
    }
  }

  /** Ends a connection in the API's name. */
  void close(Socket socket, int status, String reason) {
    if (!socket.hasEnded()) {
      socket.close(status, reason);
      farewell(socket);
      ended(socket, status, reason);
    }
  }

  /** Leaves a client the time to hear that the connection ends. */
  void farewell(Socket socket) {
    alarm.after(FAREWELL, socket::cut);
  }

  /** A connection has ended, and its function is told. */
  void ended(Socket socket, int status, String reason) {
    if (socket.end()) {
      sockets.remove(socket);
      var event = event(socket.facts());
      var target = api(socket.facts().api()).flatMap(it -> it.target(WebSocketTrigger.DISCONNECT));
      if (target.isPresent()) {
        var unused = ask(target.get(), event.disconnect(status, reason), "");
      }
    }
  }

  /** The emulator ends. */
  void leave() {
    for (var socket : sockets.all()) {
      if (socket.end()) {
        socket.close(GOING_AWAY, GOING_AWAY_TEXT);
      }
    }
  }

  private void look() {
    if (looking.compareAndSet(false, true)) {
      alarm.after(LOOK, this::looked);
    }
  }

  private void looked() {
    looking.set(false);
    var now = clock.instant();
    asks.look(now);
    for (var socket : sockets.all()) {
      if (socket.lifetime().isOver(now)) {
        close(socket, GOING_AWAY, GOING_AWAY_TEXT);
      }
    }
    if (!asks.isEmpty() || !sockets.all().isEmpty()) {
      look();
    }
  }
}
