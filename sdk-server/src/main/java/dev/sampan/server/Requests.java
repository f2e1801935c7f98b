// SPDX-License-Identifier: Apache-2.0
package dev.sampan.server;

import dev.sampan.Body;
import dev.sampan.Headers;
import dev.sampan.HttpRequest;
import dev.sampan.spi.JsonCodec;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderValues;
import io.undertow.util.HttpString;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/** Undertow's exchange as a request of the API: the target and every header value untouched. */
final class Requests {
  private static final HttpString TRANSFER_ENCODING = new HttpString("transfer-encoding");

  private Requests() {}

  /** Whether the end of the body can be known: chunks are the only transfer coding read here. */
  static boolean isFramed(HttpServerExchange exchange) {
    HeaderValues coding = exchange.getRequestHeaders().get(TRANSFER_ENCODING);
    return coding == null
        || (coding.size() == 1 && coding.getFirst().strip().equalsIgnoreCase("chunked"));
  }

  /** Throws {@link RuntimeException} if the API refuses the target or a header. */
  static HttpRequest of(HttpServerExchange exchange, byte[] body, JsonCodec json) {
    HttpRequest request =
        HttpRequest.of(exchange.getRequestMethod().toString(), target(exchange))
            .withHeaders(headers(exchange))
            .withBody(Body.from(body, json));
    InetSocketAddress peer = exchange.getConnection().getPeerAddress(InetSocketAddress.class);
    return peer == null || peer.getAddress() == null
        ? request
        : request.withClientAddress(peer.getAddress().getHostAddress());
  }

  private static String target(HttpServerExchange exchange) {
    String path = exchange.getRequestURI();
    if (exchange.isHostIncludedInRequestURI()) {
      int slash = path.indexOf('/', path.indexOf("//") + 2);
      path = slash < 0 ? "/" : path.substring(slash);
    }
    String query = exchange.getQueryString();
    return query.isEmpty() ? path : path + "?" + query;
  }

  private static Headers headers(HttpServerExchange exchange) {
    List<String> namesAndValues = new ArrayList<>();
    for (HeaderValues values : exchange.getRequestHeaders()) {
      String name = values.getHeaderName().toString();
      for (String value : values) {
        namesAndValues.add(name);
        namesAndValues.add(value);
      }
    }
    return Headers.of(namesAndValues.toArray(String[]::new));
  }
}
