// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.instance;

import dev.sampan.Body;
import dev.sampan.Headers;
import io.undertow.io.Receiver;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HttpString;
import io.undertow.util.SameThreadExecutor;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiConsumer;

/** Answers to requests, from whatever thread has them. */
public final class Replies {

  /** Set by the server itself, except where there is no body to count. */
  private static final Set<String> FRAMING =
      Set.of("content-length", "transfer-encoding", "connection");

  private Replies() {}

  /**
   * Keeps a request open after its handler has returned, without a thread. {@link #send} ends it.
   */
  public static void keepOpen(HttpServerExchange exchange) {
    exchange.dispatch(SameThreadExecutor.INSTANCE, () -> {});
  }

  /** Answers a request that was kept open, unless the server is closing. */
  public static void send(HttpServerExchange exchange, int status, Headers headers, Body body) {
    try {
      exchange.getIoThread().execute(() -> write(exchange, status, headers, body));
    } catch (RejectedExecutionException e) {
      // Its thread ends, and with it the connection.
      return;
    }
  }

  /** Answers, inside the handler, with a JSON text. */
  public static void json(HttpServerExchange exchange, int status, String json) {
    var headers = Headers.of("content-type", "application/json");
    write(exchange, status, headers, Body.of(json));
  }

  /** Answers, inside the handler or after it, with a status, headers and a body. */
  public static void write(HttpServerExchange exchange, int status, Headers headers, Body body) {
    head(exchange, status, headers);
    exchange.getResponseSender().send(ByteBuffer.wrap(body.bytes()));
  }

  /** Sets the status and the headers of an answer. */
  static void head(HttpServerExchange exchange, int status, Headers headers) {
    exchange.setStatusCode(status);
    var target = exchange.getResponseHeaders();
    var toHead = exchange.getRequestMethod().equalToString("HEAD");
    for (var i = 0; i < headers.size(); i++) {
      if (!FRAMING.contains(headers.name(i)) || toHead) {
        target.add(new HttpString(headers.name(i)), headers.value(i));
      }
    }
  }

  /**
   * Reads the whole body of a request without a thread that waits for it, and keeps the request
   * open.
   *
   * @param limit the most bytes that are taken
   * @param whole called with the exchange and the body
   * @param broken called with the exchange and {@code true} if the body is over the limit, or
   *     {@code false} if the sender went away
   */
  public static void receive(
      HttpServerExchange exchange,
      int limit,
      BiConsumer<HttpServerExchange, Body> whole,
      BiConsumer<HttpServerExchange, Boolean> broken) {
    var receiver = exchange.getRequestReceiver();
    receiver.setMaxBufferSize(limit);
    receiver.receiveFullBytes(
        (it, bytes) -> {
          keepOpen(it);
          whole.accept(it, Body.of(bytes));
        },
        (it, e) -> {
          keepOpen(it);
          broken.accept(it, e instanceof Receiver.RequestToLargeException);
        });
  }
}
