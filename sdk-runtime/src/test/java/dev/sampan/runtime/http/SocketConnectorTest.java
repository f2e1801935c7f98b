// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SocketConnectorTest {

  @Test
  void connects_to_a_listener_and_carries_bytes_both_ways() throws Exception {
    try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      SocketConnector connector = SocketConnector.to("127.0.0.1:" + listener.getLocalPort());
      try (Connection connection = connector.connect();
          Socket peer = listener.accept()) {
        connection.out().write('a');
        assertThat(peer.getInputStream().read()).isEqualTo('a');
        peer.getOutputStream().write('b');
        assertThat(connection.in().read()).isEqualTo('b');
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "host", ":80", "host:", "host:x", "host:0", "host:65536", "host:-1"})
  void refuses_what_is_not_an_address(String address) {
    assertThatThrownBy(() -> SocketConnector.to(address))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("host:port");
  }
}
