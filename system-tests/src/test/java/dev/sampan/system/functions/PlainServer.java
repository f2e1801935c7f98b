// SPDX-License-Identifier: Apache-2.0
package dev.sampan.system.functions;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** An HTTP server as any container may hold one: it knows {@code PORT} and nothing else. */
public final class PlainServer {

  private PlainServer() {}

  /** Serves until the process is ended. */
  public static void main(String[] arguments) throws IOException {
    var port = Integer.parseInt(System.getenv("PORT"));
    var server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext(
        "/",
        exchange -> {
          var said = exchange.getRequestMethod() + " " + exchange.getRequestURI() + " ";
          var sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          var answer = (said + sent).getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("x-service", System.getenv("K_SERVICE"));
          exchange.sendResponseHeaders(201, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
  }
}
