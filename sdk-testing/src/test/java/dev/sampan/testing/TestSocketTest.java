// SPDX-License-Identifier: Apache-2.0
package dev.sampan.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.HttpRequest;
import dev.sampan.platform.Platform;
import org.junit.jupiter.api.Test;

final class TestSocketTest {

  private static final String TYPE = "com.amazon.apigateway.websocket ";

  @Test
  void makes_what_a_function_on_lambda_hears_of_a_connection() {
    var socket = TestSocket.of("chat");
    var request = HttpRequest.of("GET", "/chat?shop=17").withHeader("X-Tea", "oolong");

    try (var chatter = Deployment.of(Chatter.class).start(Platform.LAMBDA)) {
      assertThat(chatter.direct(socket.connect()).text())
          .contains(TYPE + "CONNECT $connect " + socket.id() + " null");
      assertThat(chatter.direct(socket.message("say", "tea")).text())
          .contains(TYPE + "MESSAGE say " + socket.id() + " tea");
      assertThat(chatter.direct(socket.disconnect(1000, "bye")).text())
          .contains(TYPE + "DISCONNECT $disconnect");
    }
    assertThat(socket.connect(request).text())
        .contains("\"shop\":\"17\"", "oolong", "\"connectedAt\":1767268740000");
  }
}
