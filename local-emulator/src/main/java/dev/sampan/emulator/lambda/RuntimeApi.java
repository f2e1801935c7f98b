// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.lambda;

import dev.sampan.Body;
import dev.sampan.Headers;
import dev.sampan.emulator.instance.EventPoll;
import dev.sampan.emulator.instance.Replies;
import dev.sampan.platform.NativeReply;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import org.jspecify.annotations.Nullable;

/**
 * The Lambda Runtime API, version 2018-06-01, for one instance. Each instance has a listener of its
 * own, as the API's requests do not say which instance they come from.
 */
final class RuntimeApi implements HttpHandler {

  /** What the runtime did, told to the instance. */
  interface Events {
    void ready();

    void initFailed(String error);

    void answered(String invocation, NativeReply reply);

    void tooLarge(String invocation, String size);

    void free(String invocation);
  }

  /** The largest answer; a few bytes over 6 MB, as the service has it. */
  static final int RESPONSE_BYTES = 6_291_556;

  private static final String ROOT = "/2018-06-01/runtime/";
  private static final String INVOCATION = ROOT + "invocation/";
  private static final String OK = "{\"status\":\"OK\"}\n";

  private final Object lock = new Object();
  private final EventPoll poll = new EventPoll();
  private final Events events;
  private RuntimeState state = RuntimeState.STARTED;
  private @Nullable String current;

  RuntimeApi(Events events) {
    this.events = events;
  }

  /** Hands an event to the runtime; it must be ready, or about to ask. */
  void offer(String invocation, Headers headers, Body event) {
    synchronized (lock) {
      current = invocation;
      state = RuntimeState.RUNNING;
    }
    poll.offer(headers, event);
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) {
    var path = exchange.getRequestPath();
    var post = exchange.getRequestMethod().equalToString("POST");
    if (path.equals(INVOCATION + "next") && !post) {
      next(exchange);
    } else if (path.equals(ROOT + "init/error") && post) {
      initError(exchange);
    } else if (path.startsWith(INVOCATION) && path.endsWith("/response") && post) {
      response(exchange, id(path, "/response"));
    } else if (path.startsWith(INVOCATION) && path.endsWith("/error") && post) {
      error(exchange, id(path, "/error"));
    } else if (path.equals("/2018-06-01/ping")) {
      Replies.write(exchange, 200, Headers.of(), Body.of("pong"));
    } else {
      refuse(exchange, 404, "NotFound", "The emulator has no " + path);
    }
  }

  private static String id(String path, String end) {
    var from = INVOCATION.length();
    return path.substring(from, Math.max(from, path.length() - end.length()));
  }

  private void next(HttpServerExchange exchange) {
    RuntimeState before;
    String finished = null;
    synchronized (lock) {
      before = state;
      if (before == RuntimeState.RESPONSE_SENT) {
        finished = current;
        current = null;
      }
      if (before.mayAsk() && before != RuntimeState.RUNNING) {
        state = RuntimeState.READY;
      }
    }
    if (!before.mayAsk()) {
      refuse(exchange, 403, "InvalidStateTransition", before.refusal("Ready"));
      return;
    }
    poll.ask(exchange);
    if (before == RuntimeState.STARTED) {
      events.ready();
    } else if (finished != null) {
      events.free(finished);
    }
  }

  private void initError(HttpServerExchange exchange) {
    RuntimeState before;
    synchronized (lock) {
      before = state;
      state = before == RuntimeState.STARTED ? RuntimeState.INIT_ERROR : before;
    }
    if (before != RuntimeState.STARTED) {
      refuse(exchange, 403, "InvalidStateTransition", before.refusal("InitError"));
      return;
    }
    Replies.receive(
        exchange,
        RESPONSE_BYTES,
        (it, body) -> {
          accepted(it);
          events.initFailed(body.text());
        },
        (it, tooLarge) -> {
          accepted(it);
          events.initFailed("");
        });
  }

  private void response(HttpServerExchange exchange, String id) {
    var mode = exchange.getRequestHeaders().getFirst("Lambda-Runtime-Function-Response-Mode");
    if (mode != null && !mode.equals("streaming")) {
      refuse(exchange, 400, "InvalidFunctionResponseMode", "Response mode is not valid: " + mode);
    } else if (begins(exchange, id, "InvocationResponse")) {
      receive(exchange, id, true);
    }
  }

  private void error(HttpServerExchange exchange, String id) {
    if (begins(exchange, id, "InvocationErrorResponse")) {
      receive(exchange, id, false);
    }
  }

  private boolean begins(HttpServerExchange exchange, String id, String target) {
    RuntimeState before;
    boolean known;
    synchronized (lock) {
      before = state;
      known = id.equals(current);
    }
    if (before != RuntimeState.RUNNING) {
      refuse(exchange, 403, "InvalidStateTransition", before.refusal(target));
    } else if (!known) {
      refuse(exchange, 400, "InvalidRequestID", "Invalid request ID");
    }
    return before == RuntimeState.RUNNING && known;
  }

  private void receive(HttpServerExchange exchange, String id, boolean well) {
    var length = exchange.getRequestContentLength();
    Replies.receive(
        exchange,
        RESPONSE_BYTES,
        (it, body) -> {
          sent();
          events.answered(
              id, well ? new NativeReply.Payload(body) : new NativeReply.FunctionError(body));
          accepted(it);
        },
        (it, tooLarge) -> {
          if (tooLarge) {
            tooLarge(it, id, length);
          } else {
            later(it, 400, "TruncatedHTTPRequest", "HTTP request detected as truncated");
          }
        });
  }

  private void tooLarge(HttpServerExchange exchange, String id, long length) {
    sent();
    var size = length < 0 ? "more than " + RESPONSE_BYTES : Long.toString(length);
    events.tooLarge(id, size);
    later(
        exchange,
        413,
        "RequestEntityTooLarge",
        "Exceeded maximum allowed payload size (" + RESPONSE_BYTES + " bytes).");
  }

  private void sent() {
    synchronized (lock) {
      state = RuntimeState.RESPONSE_SENT;
    }
    poll.done();
  }

  private static void accepted(HttpServerExchange exchange) {
    Replies.send(exchange, 202, json(), Body.of(OK));
  }

  private static void refuse(HttpServerExchange exchange, int status, String type, String text) {
    Replies.write(exchange, status, json(), refusal(type, text));
  }

  private static void later(HttpServerExchange exchange, int status, String type, String text) {
    Replies.send(exchange, status, json(), refusal(type, text));
  }

  private static Headers json() {
    return Headers.of("content-type", "application/json");
  }

  private static Body refusal(String type, String text) {
    return Body.of(
        "{\"errorMessage\":\"" + text.replace("\"", "'") + "\",\"errorType\":\"" + type + "\"}\n");
  }
}
