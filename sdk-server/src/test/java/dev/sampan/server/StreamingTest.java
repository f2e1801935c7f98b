// SPDX-License-Identifier: Apache-2.0
package dev.sampan.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.Body;
import dev.sampan.HttpResponse;
import dev.sampan.runtime.http.Connection;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class StreamingTest {
  private static final String GET = "GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n";

  @Test
  void what_a_writer_flushes_is_sent_before_it_ends() throws Exception {
    CountDownLatch seen = new CountDownLatch(1);
    HttpResponse response =
        HttpResponse.stream(
            "text/plain",
            out -> {
              out.write("one".getBytes(UTF_8));
              out.flush();
              seen.await();
              out.write("two".getBytes(UTF_8));
            });
    try (Wire wire = Wire.to((request, arrived) -> response);
        Connection connection = wire.server.connect()) {
      Wire.send(connection, GET);
      String first = Wire.until(connection.in(), "one");
      seen.countDown();

      assertThat(first).contains("transfer-encoding: chunked\r\n");
      assertThat(Wire.rest(connection.in())).contains("two").endsWith("0\r\n\r\n");
    }
  }

  @Test
  void the_head_is_sent_before_the_first_byte_of_a_writer() throws Exception {
    CountDownLatch seen = new CountDownLatch(1);
    HttpResponse response = HttpResponse.stream("text/plain", out -> seen.await());
    try (Wire wire = Wire.to((request, arrived) -> response);
        Connection connection = wire.server.connect()) {
      Wire.send(connection, GET);

      assertThat(Wire.until(connection.in(), "\r\n\r\n")).startsWith("HTTP/1.1 200 OK\r\n");
      seen.countDown();
    }
  }

  @Test
  void a_writer_that_fails_breaks_the_connection_off() throws Exception {
    HttpResponse response =
        HttpResponse.stream(
            "text/plain",
            out -> {
              out.write("part".getBytes(UTF_8));
              out.close();
              throw new IOException("disk gone");
            });
    try (Wire wire = Wire.to((request, arrived) -> response)) {
      String reply = wire.exchange(GET);

      assertThat(reply).contains("part").doesNotContain("0\r\n\r\n");
      assertThat(wire.logged).containsExactly("ERROR A response was broken off. disk gone");
    }
  }

  @Test
  void a_value_that_cannot_be_written_is_a_500_and_not_half_a_200() throws Exception {
    HttpResponse response = HttpResponse.of(200, "application/json", Body.json(new Object()));
    try (Wire wire = Wire.to((request, arrived) -> response)) {
      assertThat(wire.exchange(GET))
          .startsWith("HTTP/1.1 500 ")
          .contains("application/problem+json")
          .doesNotContain("cannot be written");
    }
  }
}
