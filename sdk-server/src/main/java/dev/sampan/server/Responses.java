// SPDX-License-Identifier: Apache-2.0
package dev.sampan.server;

import dev.sampan.Body;
import dev.sampan.Headers;
import dev.sampan.HttpResponse;
import dev.sampan.spi.JsonCodec;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HttpString;
import java.io.OutputStream;
import java.util.Set;

/** Writes a response of the API to Undertow's exchange, on a thread that may block. */
final class Responses {
  /** What belongs to the connection, not to the response: a function must not set it. */
  private static final Set<String> OF_THE_CONNECTION =
      Set.of(
          "connection",
          "content-length",
          "keep-alive",
          "proxy-connection",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");

  private static final HttpString TRANSFER_ENCODING = new HttpString("transfer-encoding");

  private Responses() {}

  /** Writes it all; an exception means that the caller must not take it for whole. */
  static void write(HttpServerExchange exchange, HttpResponse response, JsonCodec json)
      throws Exception {
    exchange.setStatusCode(response.status());
    headers(exchange, response.headers());
    Body body = response.body();
    boolean head = exchange.getRequestMethod().equalToString("HEAD");
    if (response.status() != 204 && response.status() != 304) {
      frame(exchange, body);
    }
    if (!head && response.status() != 204 && response.status() != 304) {
      body(exchange, body, json);
    }
    exchange.endExchange();
  }

  private static void headers(HttpServerExchange exchange, Headers headers) {
    for (int line = 0; line < headers.size(); line++) {
      String name = headers.name(line);
      if (!OF_THE_CONNECTION.contains(name)) {
        exchange.getResponseHeaders().add(new HttpString(name), headers.value(line));
      }
    }
  }

  private static void frame(HttpServerExchange exchange, Body body) {
    if (body.length().isPresent()) {
      exchange.setResponseContentLength(body.length().getAsLong());
    } else if (exchange.isHttp11()) {
      // Unasked, Undertow ends a stream by closing the connection where that is to be closed, and
      // then a stream that was broken off looks whole; and it calls the body of HEAD empty.
      exchange.getResponseHeaders().put(TRANSFER_ENCODING, "chunked");
    }
  }

  private static void body(HttpServerExchange exchange, Body body, JsonCodec json)
      throws Exception {
    exchange.startBlocking();
    OutputStream out = exchange.getOutputStream();
    if (body.streamed()) {
      // The status and the headers are worth having before the first byte is.
      out.flush();
      body.writeTo(new UnclosedOutput(out), json);
    } else {
      body.writeTo(out, json);
    }
    out.close();
  }
}
