// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.functions;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** A server that knows nothing of Sampan: it serves {@code PORT}. */
public final class PlainServer {

  private PlainServer() {}

  /** Serves until it is killed. */
  public static void main(String[] arguments) throws IOException {
    var port = Integer.parseInt(System.getenv().getOrDefault("PORT", "8080"));
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    var server = HttpServer.create(address, 0);
    server.createContext("/", PlainServer::answer);
    server.start();
  }

  private static void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      var text =
          exchange.getRequestMethod()
              + " "
              + exchange.getRequestURI()
              + " "
              + body
              + " by "
              + System.getenv("K_SERVICE");
      var bytes = text.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }
}
