// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.emulator.instance.Listeners;
import dev.sampan.emulator.instance.Listeners.Listener;
import dev.sampan.emulator.instance.Replies;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GuardTest {

  private Listeners listeners;
  private Listener listener;

  @BeforeEach
  void open() throws IOException {
    listeners = Listeners.start();
    var guard = new Guard(Set.of("dev.example"), it -> Replies.json(it, 200, "{}"));
    listener = listeners.open("127.0.0.1", 0, guard);
  }

  @AfterEach
  void close() {
    listener.close();
    listeners.close();
  }

  @ParameterizedTest
  @CsvSource({
    "localhost, '', 200",
    "127.0.0.1:8081, '', 200",
    "[::1]:8081, '', 200",
    "LocalHost:1, http://localhost:1, 200",
    "dev.example:8081, '', 200",
    "evil.example, '', 403",
    "localhost.evil.example:8081, '', 403",
    "127.0.0.1:8081, http://127.0.0.1:9999, 403",
    "127.0.0.1:8081, http://evil.example, 403",
    "127.0.0.1:8081, null, 403"
  })
  void lets_through_what_comes_from_this_machine_only(String host, String origin, int status)
      throws IOException {
    var head = "GET / HTTP/1.1\r\nConnection: close\r\nHost: " + host + "\r\n";

    var answer = send(head + (origin.isEmpty() ? "" : "Origin: " + origin + "\r\n") + "\r\n");

    assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
  }

  private String send(String request) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), listener.port())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }
  }
}
