// SPDX-License-Identifier: Apache-2.0
package dev.sampan.testing;

import dev.sampan.Body;
import dev.sampan.HttpRequest;
import dev.sampan.platform.lambda.SocketConnection;
import dev.sampan.platform.lambda.SocketEvent;
import java.time.Duration;
import java.time.Instant;

/**
 * A connection to a WebSocket API of API Gateway, which makes the events that a function on Lambda
 * gets of it. Immutable.
 *
 * <pre>{@code
 * TestSocket socket = TestSocket.of("chat");
 * chat.direct(socket.connect());
 * Body reply = chat.direct(socket.message("say", "{\"text\":\"tea\"}"));
 * }</pre>
 */
public final class TestSocket {

  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
  private static final Duration AGE = Duration.ofMinutes(1);
  private static final String TRACE = "00-00000000000000000000000000000001-0000000000000001-01";

  private final SocketConnection connection;

  private TestSocket(SocketConnection connection) {
    this.connection = connection;
  }

  /** A connection to the API of this name. */
  public static TestSocket of(String api) {
    return of(api, "AAAAAAAAAAAAAAA=");
  }

  /** One of several connections. */
  public static TestSocket of(String api, String connectionId) {
    return new TestSocket(
        new SocketConnection(
            api,
            "us-east-1",
            "123456789012",
            connectionId,
            NOW.minus(AGE),
            "127.0.0.1",
            "sampan-testing"));
  }

  /** The id that the function knows the connection by. */
  public String id() {
    return connection.id();
  }

  /** The event of {@code $connect}, without headers of the client's own. */
  public Body connect() {
    return connect(HttpRequest.of("GET", "/" + connection.api()));
  }

  /**
   * The event of {@code $connect}.
   *
   * @param request what the client asks with: its query and headers reach the function
   */
  public Body connect(HttpRequest request) {
    return event().connect(request, request.headers().names(), TRACE);
  }

  /**
   * The event of a message.
   *
   * @param route the key of its route, such as {@code $default}
   */
  public Body message(String route, String text) {
    return event().message(route, "CCCCCCCCCCCCCCC=", text);
  }

  /** The event of {@code $disconnect}. */
  public Body disconnect(int status, String reason) {
    return event().disconnect(status, reason);
  }

  private SocketEvent event() {
    return new SocketEvent(connection, "BBBBBBBBBBBBBBB=", NOW);
  }
}
