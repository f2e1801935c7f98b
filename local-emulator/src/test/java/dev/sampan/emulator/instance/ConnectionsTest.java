// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.instance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.HttpRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ConnectionsTest {

  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";

  private ServerSocket server;
  private Connections connections;
  private Instant now = Instant.EPOCH;

  @BeforeEach
  void listen() throws IOException {
    server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    connections = new Connections(server.getLocalSocketAddress(), () -> now);
  }

  @AfterEach
  void close() throws IOException {
    connections.close();
    server.close();
  }

  @Test
  void sends_the_next_request_over_the_same_connection() throws Exception {
    var first = connections.take();
    connections.giveBack(answered(first, OK));

    assertThat(connections.take()).isSameAs(first);
    first.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: Close\r\n\r\n",
        "HTTP/1.0 200 OK\r\nContent-Length: 0\r\n\r\n",
        OK + "unasked"
      })
  void does_not_keep_a_connection_whose_answer_forbids_it(String answer) throws Exception {
    var first = connections.take();
    connections.giveBack(answered(first, answer));

    assertOther(first);
  }

  @Test
  void does_not_use_one_again_after_a_second() throws Exception {
    var first = connections.take();
    connections.giveBack(answered(first, OK));
    now = now.plusSeconds(1);

    assertOther(first);
  }

  @Test
  void does_not_use_one_again_that_the_other_side_closed() throws Exception {
    var first = connections.take();
    try (var peer = server.accept()) {
      exchange(first, peer, OK);
    }
    connections.giveBack(first);

    assertOther(first);
  }

  @Test
  void gives_two_calls_at_once_two_connections() throws Exception {
    try (var one = connections.take();
        var other = connections.take()) {
      assertThat(one).isNotSameAs(other);
    }
  }

  private void assertOther(HttpConnection first) throws IOException {
    try (var second = connections.take()) {
      assertThat(second).isNotSameAs(first);
    }
  }

  private HttpConnection answered(HttpConnection connection, String answer) throws Exception {
    exchange(connection, server.accept(), answer);
    return connection;
  }

  private static void exchange(HttpConnection connection, Socket peer, String answer)
      throws IOException {
    peer.getOutputStream().write(answer.getBytes(ISO_8859_1));
    assertThat(connection.exchange(HttpRequest.of("GET", "/"), 10).status()).isEqualTo(200);
  }
}
