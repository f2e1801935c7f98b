// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.console;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;

/** Tells the APIs of the control port apart by their paths; what is nobody's is Lambda's. */
public final class ControlPaths implements HttpHandler {

  private final HttpHandler lambda;
  private final ControlApi api;

  /** The given APIs on one port. */
  public ControlPaths(HttpHandler lambda, ControlApi api) {
    this.lambda = lambda;
    this.api = api;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    if (api.owns(exchange.getRequestPath())) {
      api.handleRequest(exchange);
    } else {
      lambda.handleRequest(exchange);
    }
  }
}
