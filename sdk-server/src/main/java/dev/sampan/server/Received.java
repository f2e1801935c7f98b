// SPDX-License-Identifier: Apache-2.0
package dev.sampan.server;

import io.undertow.io.Receiver;
import io.undertow.server.HttpServerExchange;
import java.time.Instant;

/** Hands a request on to a worker, now that its body is whole. */
record Received(Front front, Instant arrived) implements Receiver.FullBytesCallback {
  @Override
  public void handle(HttpServerExchange exchange, byte[] body) {
    exchange.dispatch(front.workers(), new Exchange(exchange, body, front, arrived));
  }
}
