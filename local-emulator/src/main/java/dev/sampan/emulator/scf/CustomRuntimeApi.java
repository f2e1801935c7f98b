// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.scf;

import dev.sampan.Body;
import dev.sampan.Headers;
import dev.sampan.emulator.instance.EventPoll;
import dev.sampan.emulator.instance.Replies;
import dev.sampan.platform.NativeReply;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The API of SCF's custom runtime, for one instance. Its requests carry no invocation id, so the
 * first answer to an event counts and later ones are accepted and forgotten.
 */
final class CustomRuntimeApi implements HttpHandler {

  /** What the runtime did, told to the instance. */
  interface Events {
    void ready();

    void answered(String invocation, NativeReply reply);

    void tooLarge(String invocation);

    void free(String invocation);
  }

  private static final int RESPONSE_BYTES = 6 * 1024 * 1024;
  private static final String ROOT = "/runtime/";
  private static final String OK = "{}";

  private final Object lock = new Object();
  private final EventPoll poll = new EventPoll();
  private final Events events;
  private boolean ready;
  private @Nullable String current;
  private @Nullable String answered;

  CustomRuntimeApi(Events events) {
    this.events = events;
  }

  /** Hands an event to the runtime. */
  void offer(String invocation, Headers headers, Body event) {
    synchronized (lock) {
      current = invocation;
    }
    poll.offer(headers, event);
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) {
    var call = exchange.getRequestMethod() + " " + exchange.getRequestPath();
    switch (call) {
      case "POST " + ROOT + "init/ready" -> initReady(exchange);
      case "GET " + ROOT + "invocation/next" -> next(exchange);
      case "POST " + ROOT + "invocation/response" -> answer(exchange, NativeReply.Payload::new);
      case "POST " + ROOT + "invocation/error" -> answer(exchange, NativeReply.FunctionError::new);
      default -> Replies.json(exchange, 404, "{\"errorMessage\":\"no such call\"}");
    }
  }

  private void initReady(HttpServerExchange exchange) {
    boolean first;
    synchronized (lock) {
      first = !ready;
      ready = true;
    }
    Replies.json(exchange, 200, OK);
    if (first) {
      events.ready();
    }
  }

  private void next(HttpServerExchange exchange) {
    String finished;
    synchronized (lock) {
      finished = answered;
      answered = null;
    }
    poll.ask(exchange);
    if (finished != null) {
      events.free(finished);
    }
  }

  private void answer(HttpServerExchange exchange, Function<Body, NativeReply> reply) {
    Replies.receive(
        exchange,
        RESPONSE_BYTES,
        (it, body) -> {
          var invocation = ends();
          if (invocation != null) {
            events.answered(invocation, reply.apply(body));
          }
          Replies.send(it, 200, Headers.of("content-type", "application/json"), Body.of(OK));
        },
        (it, tooLarge) -> {
          var invocation = tooLarge ? ends() : null;
          if (invocation != null) {
            events.tooLarge(invocation);
          }
          Replies.send(it, tooLarge ? 413 : 400, Headers.of(), Body.empty());
        });
  }

  /** The invocation that this answer ends; null if it was answered before. */
  private @Nullable String ends() {
    synchronized (lock) {
      var invocation = current;
      current = null;
      if (invocation != null) {
        answered = invocation;
        poll.done();
      }
      return invocation;
    }
  }
}
