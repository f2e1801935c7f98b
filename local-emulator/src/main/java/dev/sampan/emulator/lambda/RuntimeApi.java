// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.lambda;

import dev.sampan.Body;
import dev.sampan.Headers;
import dev.sampan.emulator.instance.EventPoll;
import dev.sampan.emulator.instance.Replies;
import dev.sampan.emulator.invocation.Invocation;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;

/**
 * The Lambda Runtime API, version 2018-06-01, for one runtime. Each instance has a listener of its
 * own, as the API's requests do not say which instance they come from.
 */
final class RuntimeApi implements HttpHandler {

  static final String VERSION = "/2018-06-01/";

  private static final String ROOT = VERSION + "runtime/";
  private static final String INVOCATION = ROOT + "invocation/";
  private static final String ERROR_TYPE = "Lambda-Runtime-Function-Error-Type";

  private final EventPoll poll = new EventPoll();
  private final NextCalls loops = new NextCalls();
  private final RuntimeSteps steps;
  private final RuntimeEvents events;
  private final AnswerIntake intake;

  /**
   * The API for one runtime.
   *
   * @param events what it does
   * @param concurrent whether it takes several invocations at once
   */
  RuntimeApi(RuntimeEvents events, boolean concurrent) {
    this.events = events;
    this.steps = new RuntimeSteps(concurrent);
    this.intake = new AnswerIntake(events, this::done);
  }

  /** Hands an event to the runtime, when it asks. */
  void offer(Invocation invocation, Headers headers, Body event) {
    steps.offers(invocation);
    if (steps.concurrent()) {
      loops.offer(headers, event);
    } else {
      poll.offer(headers, event);
    }
  }

  /** The caller of an invocation was told that it failed: what the runtime says is too late. */
  void abandon(String invocation) {
    steps.abandons(invocation);
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) {
    var path = exchange.getRequestPath();
    var posts = exchange.getRequestMethod().equalToString("POST");
    if (posts) {
      post(exchange, path);
    } else {
      get(exchange, path);
    }
  }

  private void get(HttpServerExchange exchange, String path) {
    switch (path) {
      case INVOCATION + "next" -> next(exchange);
      case ROOT + "restore/next" -> restoreNext(exchange);
      case VERSION + "ping" -> Replies.write(exchange, 200, Headers.of(), Body.of("pong"));
      default -> unknown(exchange, path);
    }
  }

  private void post(HttpServerExchange exchange, String path) {
    if (path.equals(ROOT + "init/error")) {
      initError(exchange);
    } else if (path.equals(ROOT + "restore/error")) {
      lifeError(exchange, RuntimeState.RESTORE_ERROR);
    } else if (path.startsWith(INVOCATION) && path.endsWith("/response")) {
      response(exchange, id(path, "/response"));
    } else if (path.startsWith(INVOCATION) && path.endsWith("/error")) {
      error(exchange, id(path, "/error"));
    } else {
      unknown(exchange, path);
    }
  }

  private static void unknown(HttpServerExchange exchange, String path) {
    Replies.keepOpen(exchange);
    ApiAnswers.refuse(exchange, 404, "NotFound", "The emulator has no " + path);
  }

  private static String id(String path, String end) {
    var from = INVOCATION.length();
    return path.substring(from, Math.max(from, path.length() - end.length()));
  }

  private void next(HttpServerExchange exchange) {
    var step = steps.asks();
    if (!step.allowed()) {
      Replies.keepOpen(exchange);
      ApiAnswers.forbid(exchange, step.before(), RuntimeState.READY);
      return;
    }
    if (steps.concurrent()) {
      loops.ask(exchange);
    } else {
      poll.ask(exchange);
    }
    var finished = step.invocation();
    if (step.before() == RuntimeState.STARTED || step.before() == RuntimeState.RESTORING) {
      events.ready();
    } else if (finished != null) {
      events.free(finished.id());
    }
  }

  private void restoreNext(HttpServerExchange exchange) {
    Replies.keepOpen(exchange);
    var step = steps.moves(RuntimeState.RESTORE_READY);
    if (step.allowed()) {
      events.restores();
      Replies.send(exchange, 200, Headers.of(), Body.empty());
    } else {
      ApiAnswers.forbid(exchange, step.before(), RuntimeState.READY);
    }
  }

  /** Some runtimes report a failed restore as a failed init. */
  private void initError(HttpServerExchange exchange) {
    var restoring = steps.restoring();
    lifeError(exchange, restoring ? RuntimeState.RESTORE_ERROR : RuntimeState.INIT_ERROR);
  }

  private void lifeError(HttpServerExchange exchange, RuntimeState target) {
    var step = steps.moves(target);
    if (!step.allowed()) {
      Replies.keepOpen(exchange);
      ApiAnswers.forbid(exchange, step.before(), target);
      return;
    }
    var type = RuntimeError.type(exchange.getRequestHeaders().getFirst(ERROR_TYPE));
    intake.lifeError(exchange, type);
  }

  private void response(HttpServerExchange exchange, String id) {
    var step = steps.answers(id, RuntimeState.RESPONSE);
    var invocation = step.invocation();
    if (invocation == null || !step.allowed()) {
      refuse(exchange, step, RuntimeState.RESPONSE);
    } else {
      intake.response(exchange, invocation);
    }
  }

  private void error(HttpServerExchange exchange, String id) {
    var step = steps.answers(id, RuntimeState.ERROR_RESPONSE);
    if (step.allowed()) {
      var type = RuntimeError.type(exchange.getRequestHeaders().getFirst(ERROR_TYPE));
      intake.error(exchange, id, type);
    } else {
      refuse(exchange, step, RuntimeState.ERROR_RESPONSE);
    }
  }

  private static void refuse(
      HttpServerExchange exchange, RuntimeSteps.Step step, RuntimeState target) {
    Replies.keepOpen(exchange);
    if (step.no() == RuntimeSteps.No.LATE) {
      ApiAnswers.refuse(exchange, 410, "InvokeTimeout", "Invoke timeout");
    } else if (step.no() == RuntimeSteps.No.UNKNOWN) {
      ApiAnswers.refuse(exchange, 400, "InvalidRequestID", "Invalid request ID");
    } else {
      ApiAnswers.forbid(exchange, step.before(), target);
    }
  }

  /** The answer to an invocation is whole; its place is free now if others run beside it. */
  private void done(String invocation, Runnable tells) {
    var wanted = steps.answered(invocation);
    poll.done();
    if (wanted) {
      tells.run();
      if (steps.concurrent()) {
        events.free(invocation);
      }
    }
  }
}
