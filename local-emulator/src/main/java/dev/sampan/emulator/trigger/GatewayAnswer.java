// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.trigger;

import dev.sampan.Body;
import dev.sampan.HttpResponse;
import dev.sampan.emulator.instance.Replies;
import dev.sampan.emulator.instance.StreamedReply;
import dev.sampan.emulator.invocation.HttpSink;
import io.undertow.server.HttpServerExchange;

/** The answer to a request at the gateway, as a whole or while it is written. */
final class GatewayAnswer implements HttpSink {

  private final HttpServerExchange exchange;
  private final StreamedReply reply;
  private volatile boolean begun;

  GatewayAnswer(HttpServerExchange exchange) {
    this.exchange = exchange;
    this.reply = new StreamedReply(exchange);
  }

  @Override
  public void begins(HttpResponse head) {
    begun = true;
    reply.begin(head.status(), head.headers());
  }

  @Override
  public void part(Body bytes, Runnable taken) {
    reply.part(bytes, taken);
  }

  /**
   * The call has ended.
   *
   * @param response what is sent if nothing was streamed
   * @param well whether what was streamed is whole
   */
  void ends(HttpResponse response, boolean well) {
    if (!begun) {
      Replies.send(exchange, response.status(), response.headers(), response.body());
    } else if (well) {
      reply.end();
    } else {
      reply.abort();
    }
  }
}
