// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.instance;

import static org.assertj.core.api.Assertions.assertThat;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.HttpString;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
final class ListenersTest {

  private static final String ASKS =
      "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nExpect: 100-continue\r\n\r\n";

  @Test
  void a_client_that_asks_before_it_sends_a_body_is_told_to_go_on() throws Exception {
    try (var listeners = Listeners.start();
        var listener =
            listeners.open(
                "127.0.0.1",
                0,
                exchange ->
                    exchange.getRequestReceiver().receiveFullString(ListenersTest::answer));
        var socket = new Socket(InetAddress.getLoopbackAddress(), listener.port())) {
      var in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      socket.getOutputStream().write(ASKS.getBytes(StandardCharsets.US_ASCII));

      assertThat(in.readLine()).startsWith("HTTP/1.1 100 ");
      assertThat(in.readLine()).isEmpty();
      socket.getOutputStream().write("body".getBytes(StandardCharsets.US_ASCII));

      assertThat(in.readLine()).startsWith("HTTP/1.1 200 ");
      assertThat(in.lines().takeWhile(it -> !it.isEmpty())).contains("echo: body");
    }
  }

  private static void answer(HttpServerExchange exchange, String body) {
    exchange.getResponseHeaders().put(new HttpString("echo"), body);
    exchange.endExchange();
  }
}
