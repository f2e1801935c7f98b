// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.console;

import dev.sampan.Body;
import dev.sampan.Headers;
import dev.sampan.emulator.instance.Replies;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import java.util.Set;

/**
 * Refuses requests that a web page from elsewhere has a browser send: those with a foreign {@code
 * Host}, as after DNS rebinding, or a foreign {@code Origin}.
 */
public final class Guard implements HttpHandler {

  private final KnownHosts known;
  private final HttpHandler next;

  /**
   * A guard before another handler.
   *
   * @param allowed further host names, without a port
   * @param next handles what is let through
   */
  public Guard(Set<String> allowed, HttpHandler next) {
    this.known = new KnownHosts(allowed);
    this.next = next;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    var host = exchange.getRequestHeaders().getFirst("Host");
    var origin = exchange.getRequestHeaders().getFirst("Origin");
    if (host == null || !known.has(host)) {
      refuse(exchange, "Host");
    } else if (origin != null && !origin.equalsIgnoreCase("http://" + host)) {
      refuse(exchange, "Origin");
    } else {
      next.handleRequest(exchange);
    }
  }

  private static void refuse(HttpServerExchange exchange, String header) {
    var problem =
        new ControlProblem(403, "a foreign " + header + " is refused; --allow-host adds one");
    var type = Headers.of("content-type", "application/problem+json");
    Replies.write(exchange, problem.status(), type, Body.of(problem.json().toString()));
  }
}
