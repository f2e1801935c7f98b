// SPDX-License-Identifier: Apache-2.0
package dev.sampan.server;

import io.undertow.io.IoCallback;
import io.undertow.io.Sender;
import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import java.time.Instant;

/** Receives the body after its sender was told to go on. */
record Continued(Front front, Instant arrived) implements IoCallback {
  @Override
  public void onComplete(HttpServerExchange exchange, Sender sender) {
    front.receive(exchange, arrived);
  }

  @Override
  public void onException(HttpServerExchange exchange, Sender sender, IOException exception) {
    exchange.endExchange();
  }
}
