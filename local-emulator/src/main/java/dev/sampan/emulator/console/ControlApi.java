// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.console;

import dev.sampan.Body;
import dev.sampan.emulator.instance.Replies;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HttpString;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The JSON API for people and tools: a table of routes. A request carries the token of the state
 * file, {@code Authorization: Bearer <token>}, unless its route is for anybody. Whatever is refused
 * is answered with a problem of RFC 9457.
 */
public final class ControlApi implements HttpHandler {

  /** Where this API lives. */
  public static final String ROOT = "/api/";

  /** Requests beyond this many at a time are turned away. */
  private static final int MOST_AT_A_TIME = 1024;

  private final RouteSearch search;
  private final String token;
  private final Executor threads;
  private final AtomicInteger open = new AtomicInteger();

  /**
   * The API of the given resources.
   *
   * @param token the developer's, for all routes that are not for anybody
   * @param threads runs the handlers that may wait
   * @param resources what there is
   */
  public ControlApi(String token, Executor threads, List<? extends ControlResource> resources) {
    this.search = new RouteSearch(resources.stream().flatMap(it -> it.routes().stream()).toList());
    this.token = token;
    this.threads = threads;
  }

  /** Every route, in no particular order. */
  public List<ControlRoute> routes() {
    return search.routes();
  }

  /** Whether a path is one of this API's, or looks like it. */
  boolean owns(String path) {
    return path.startsWith(ROOT) || !search.allowed(path).isEmpty();
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) {
    var path = exchange.getRequestPath();
    try {
      requireRoom(exchange);
      var found = search.find(exchange.getRequestMethod().toString(), path);
      if (!found.route().open()) {
        requireToken(exchange);
      }
      Replies.receive(
          exchange,
          found.route().bodyLimit(),
          (it, body) -> pass(it, found, body),
          (it, tooLarge) -> refuse(it, unread(found.route(), tooLarge)));
    } catch (ControlProblem e) {
      if (e.status() == 405) {
        exchange.getResponseHeaders().put(new HttpString("Allow"), search.allowed(path));
      }
      refuse(exchange, e);
    }
  }

  private void requireRoom(HttpServerExchange exchange) {
    exchange.addExchangeCompleteListener(
        (it, next) -> {
          open.decrementAndGet();
          next.proceed();
        });
    if (open.incrementAndGet() > MOST_AT_A_TIME) {
      throw new ControlProblem(
          503, "more than " + MOST_AT_A_TIME + " requests at a time; try again");
    }
  }

  private void requireToken(HttpServerExchange exchange) {
    var given = exchange.getRequestHeaders().getFirst("Authorization");
    var wanted = "Bearer " + token;
    if (given == null
        || !MessageDigest.isEqual(
            given.getBytes(StandardCharsets.UTF_8), wanted.getBytes(StandardCharsets.UTF_8))) {
      throw new ControlProblem(401, "the token of .sampan/emulator.json is missing or wrong");
    }
  }

  private static ControlProblem unread(ControlRoute route, boolean tooLarge) {
    return tooLarge
        ? new ControlProblem(413, "the request is over " + route.bodyLimit() + " bytes")
        : new ControlProblem(400, "the request cannot be read to its end");
  }

  private void pass(HttpServerExchange exchange, RouteSearch.Found found, Body body) {
    var call = new ControlCall(exchange, found.variables(), body);
    if (found.route().blocking()) {
      threads.execute(() -> handle(found.route(), call));
    } else {
      handle(found.route(), call);
    }
  }

  private static void handle(ControlRoute route, ControlCall call) {
    try {
      route.handler().handle(call);
    } catch (IOException | RuntimeException e) {
      call.refuse(ControlProblem.of(e));
    }
  }

  private static void refuse(HttpServerExchange exchange, ControlProblem problem) {
    Replies.keepOpen(exchange);
    new ControlCall(exchange, Map.of(), Body.empty()).refuse(problem);
  }
}
