// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.trigger;

import dev.sampan.Body;
import dev.sampan.Headers;
import dev.sampan.HttpException;
import dev.sampan.HttpResponse;
import dev.sampan.emulator.function.Calls;
import dev.sampan.emulator.function.UnknownFunctionException;
import dev.sampan.emulator.instance.Replies;
import dev.sampan.emulator.instance.Requests;
import dev.sampan.emulator.invocation.Invoked;
import dev.sampan.platform.NotExpressibleException;
import dev.sampan.platform.Platform;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The listener for users' HTTP requests: passes each on to the function that has its route. */
public final class Gateway implements HttpHandler {

  /** Over the limit, so that a sender who is just over it hears the platform's own words. */
  private static final int BEYOND_LIMIT = 64 * 1024;

  private final Platform platform;
  private final Supplier<RouteTable> routes;
  private final Calls calls;
  private final Consumer<Refusal> refusals;

  /**
   * A request that no function was asked about.
   *
   * @param method its method
   * @param path its path
   * @param status what the sender got
   * @param why why
   */
  public record Refusal(String method, String path, int status, String why) {}

  /**
   * A gateway to functions on one platform.
   *
   * @param platform whose contract it speaks
   * @param routes the routes as they are now, asked for each request
   * @param calls calls functions
   * @param refusals is told of each request that it answers itself; must not block
   */
  public Gateway(
      Platform platform, Supplier<RouteTable> routes, Calls calls, Consumer<Refusal> refusals) {
    this.platform = platform;
    this.routes = routes;
    this.calls = calls;
    this.refusals = refusals;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) {
    var path = exchange.getRequestPath();
    var function = routes.get().find(exchange.getRequestMethod().toString(), path);
    if (function.isEmpty()) {
      refused(exchange, 404, "no function has a route for it");
      problem(exchange, 404, "Not Found");
      return;
    }
    try {
      Replies.receive(
          exchange,
          calls.bodyLimit(platform, function.get()) + BEYOND_LIMIT,
          (it, body) -> pass(it, function.get(), body),
          (it, tooLarge) -> unread(it, function.get(), tooLarge));
    } catch (UnknownFunctionException e) {
      // The project has changed since the routes were read.
      refused(exchange, 404, "no function has a route for it");
      problem(exchange, 404, "Not Found");
    }
  }

  private void pass(HttpServerExchange exchange, String function, Body body) {
    try {
      var request = Requests.of(exchange).withBody(body);
      var answer = new GatewayAnswer(exchange);
      var unused =
          calls
              .http(platform, function, request, answer)
              .whenComplete((it, e) -> answer.ends(it == null ? failed() : it.value(), ok(it)));
    } catch (HttpException e) {
      refused(exchange, e.response().status(), String.valueOf(e.getMessage()));
      send(exchange, e.response());
    } catch (NotExpressibleException | IllegalArgumentException e) {
      refused(exchange, 400, String.valueOf(e.getMessage()));
      send(exchange, HttpResponse.text(400, String.valueOf(e.getMessage())));
    }
  }

  private void unread(HttpServerExchange exchange, String function, boolean tooLarge) {
    if (tooLarge) {
      send(exchange, calls.tooLarge(platform, function));
    } else {
      refused(exchange, 400, "its sender went away before its end");
      send(exchange, HttpResponse.of(400));
    }
  }

  private void refused(HttpServerExchange exchange, int status, String why) {
    var method = exchange.getRequestMethod().toString();
    refusals.accept(new Refusal(method, exchange.getRequestPath(), status, why));
  }

  private static boolean ok(@Nullable Invoked<HttpResponse> invoked) {
    return invoked != null && !invoked.report().failed();
  }

  private static HttpResponse failed() {
    return HttpResponse.text(500, "The emulator failed.");
  }

  private static void send(HttpServerExchange exchange, HttpResponse response) {
    Replies.send(exchange, response.status(), response.headers(), response.body());
  }

  private static void problem(HttpServerExchange exchange, int status, String title) {
    var json = "{\"type\":\"about:blank\",\"title\":\"" + title + "\",\"status\":" + status + "}";
    var headers = Headers.of("content-type", "application/problem+json");
    Replies.write(exchange, status, headers, Body.of(json));
  }
}
