// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.trigger;

import dev.sampan.Body;
import dev.sampan.Headers;
import dev.sampan.HttpException;
import dev.sampan.HttpResponse;
import dev.sampan.emulator.function.Calls;
import dev.sampan.emulator.instance.Replies;
import dev.sampan.emulator.instance.Requests;
import dev.sampan.platform.NotExpressibleException;
import dev.sampan.platform.Platform;
import dev.sampan.platform.profile.Limit;
import dev.sampan.platform.profile.Profile;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;

/** The listener for users' HTTP requests: passes each on to the function that has its route. */
public final class Gateway implements HttpHandler {

  /** Over the limit, so that the platform's own refusal is what a caller sees. */
  private static final int BEYOND_LIMIT = 1024 * 1024;

  private final Platform platform;
  private final RouteTable routes;
  private final Calls calls;
  private final int bodyLimit;

  /** A gateway to functions on one platform. */
  public Gateway(Platform platform, RouteTable routes, Calls calls) {
    this.platform = platform;
    this.routes = routes;
    this.calls = calls;
    var limit = Profile.of(platform).get(Limit.REQUEST_BYTES).value();
    this.bodyLimit = Math.toIntExact(limit) + BEYOND_LIMIT;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) {
    var path = exchange.getRequestPath();
    var function = routes.find(exchange.getRequestMethod().toString(), path);
    if (function.isEmpty()) {
      problem(exchange, 404, "Not Found");
      return;
    }
    Replies.receive(
        exchange,
        bodyLimit,
        (it, body) -> pass(it, function.get(), body),
        (it, tooLarge) ->
            send(it, HttpResponse.text(tooLarge ? 413 : 400, tooLarge ? "Too large" : "")));
  }

  private void pass(HttpServerExchange exchange, String function, Body body) {
    try {
      var request = Requests.of(exchange).withBody(body);
      var unused =
          calls
              .http(platform, function, request)
              .whenComplete((it, e) -> send(exchange, it == null ? failed() : it.value()));
    } catch (HttpException e) {
      send(exchange, e.response());
    } catch (NotExpressibleException | IllegalArgumentException e) {
      send(exchange, HttpResponse.text(400, String.valueOf(e.getMessage())));
    }
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
