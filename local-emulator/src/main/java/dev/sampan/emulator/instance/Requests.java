// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.instance;

import dev.sampan.Headers;
import dev.sampan.HttpRequest;
import io.undertow.server.HttpServerExchange;
import java.util.ArrayList;

/** Requests as they came to a listener, in the API's terms. */
public final class Requests {

  private Requests() {}

  /**
   * The request without its body.
   *
   * @throws dev.sampan.HttpException 400 if the method or the target is not valid
   * @throws IllegalArgumentException if a header is not valid
   */
  public static HttpRequest of(HttpServerExchange exchange) {
    var query = exchange.getQueryString();
    var target = exchange.getRequestPath() + (query.isEmpty() ? "" : "?" + query);
    var request =
        HttpRequest.of(exchange.getRequestMethod().toString(), target)
            .withHeaders(headers(exchange));
    var source = exchange.getSourceAddress();
    return source == null || source.getAddress() == null
        ? request
        : request.withClientAddress(source.getAddress().getHostAddress());
  }

  private static Headers headers(HttpServerExchange exchange) {
    var fields = new ArrayList<String>();
    for (var values : exchange.getRequestHeaders()) {
      for (var value : values) {
        fields.add(values.getHeaderName().toString());
        fields.add(value);
      }
    }
    return Headers.of(fields.toArray(String[]::new));
  }
}
