// SPDX-License-Identifier: Apache-2.0
package dev.sampan.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.HttpResponse;
import dev.sampan.runtime.http.Connection;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What no honest client sends: none of it may reach a function, or hurt the next request. */
@Timeout(30)
final class HostileBytesTest {
  private static final String POST = "POST / HTTP/1.1\r\nHost: h\r\n";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET / HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: h\r\nX-A : 1\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: h\r\nX A: 1\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: h\r\nX-A: 1\0\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: h\r\nX-A: 1\r X-B: 2\r\n\r\n",
        "GET no-slash HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n",
        "GET /\u00e9 HTTP/1.1\r\nHost: h\r\n\r\n",
        "G@T / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n",
        POST + "Content-Length: 3\r\nContent-Length: 4\r\n\r\nabc",
        POST + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        POST + "Content-Length: -3\r\n\r\nabc",
        POST + "Content-Length: +3\r\n\r\nabc",
        POST + "Content-Length: x\r\n\r\nabc",
        POST + "Transfer-Encoding: gzip\r\n\r\nabc",
        POST + "Transfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n0\r\n\r\n",
        POST + "Transfer-Encoding: chunked\r\n\r\n-1\r\nabc\r\n0\r\n\r\n",
        POST + "Transfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\nabc\r\n0\r\n\r\n",
        POST + "Transfer-Encoding: chunked, gzip\r\n\r\nabc",
        "GET /%zz HTTP/1.1\r\nHost: h\r\n\r\n",
        "GET /?q=% HTTP/1.1\r\nHost: h\r\n\r\n",
      })
  void bytes_that_are_not_http_reach_nobody(String bytes) throws Exception {
    AtomicInteger calls = new AtomicInteger();
    try (Wire wire =
        Wire.to(
            (request, arrived) -> {
              calls.incrementAndGet();
              return HttpResponse.of(204);
            })) {
      String reply = wire.exchange(bytes);

      assertThat(reply).matches("(?s)|HTTP/1.1 [45]\\d\\d .*");
      assertThat(calls).hasValue(0);
      assertThat(wire.exchange(POST + "Connection: close\r\n\r\n")).startsWith("HTTP/1.1 204 ");
      assertThat(wire.server.inFlight()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        POST + "Content-Length: 10\r\n\r\nabc",
        POST + "Transfer-Encoding: chunked\r\n\r\n5\r\nabc",
        POST + "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n",
      })
  void a_body_that_is_cut_short_reaches_nobody(String bytes) throws Exception {
    AtomicInteger calls = new AtomicInteger();
    try (Wire wire =
        Wire.to(
            (request, arrived) -> {
              calls.incrementAndGet();
              return HttpResponse.of(204);
            })) {
      try (Connection connection = wire.server.connect()) {
        Wire.send(connection, bytes);
      }

      assertThat(wire.exchange(POST + "Connection: close\r\n\r\n")).startsWith("HTTP/1.1 204 ");
      assertThat(calls).hasValue(1);
      assertThat(wire.server.drain(Duration.ofSeconds(10))).isTrue();
    }
  }

  @Test
  void a_body_of_the_largest_size_is_taken() throws Exception {
    try (Wire wire = Wire.toAnyone()) {
      String body = "x".repeat(1000);

      assertThat(wire.exchange(POST + "Connection: close\r\nContent-Length: 1000\r\n\r\n" + body))
          .startsWith("HTTP/1.1 200 ");
    }
  }

  @Test
  void a_body_over_the_limit_is_a_413_whether_its_length_is_told_or_not() throws Exception {
    String body = "x".repeat(1001);
    try (Wire wire = Wire.toAnyone()) {
      String told = wire.exchange(POST + "Content-Length: 1001\r\n\r\n" + body);
      String chunks =
          wire.exchange(
              POST + "Transfer-Encoding: chunked\r\n\r\n3e9\r\n" + body + "\r\n0\r\n\r\n");

      assertThat(told)
          .startsWith("HTTP/1.1 413 ")
          .contains("Connection: close\r\n", "application/problem+json", "\"status\":413");
      assertThat(chunks).startsWith("HTTP/1.1 413 ").contains("Connection: close\r\n");
    }
  }

  @Test
  void an_endless_body_is_not_read_to_its_end() throws Exception {
    try (Wire wire = Wire.toAnyone();
        Connection connection = wire.server.connect()) {
      Wire.send(connection, POST + "Content-Length: 9000000000\r\n\r\n");

      assertThat(Wire.rest(connection.in())).startsWith("HTTP/1.1 413 ");
    }
  }

  @Test
  void an_exception_shows_the_caller_nothing() throws Exception {
    try (Wire wire =
        Wire.to(
            (request, arrived) -> {
              throw new IllegalStateException("secret");
            })) {
      String reply = wire.exchange(POST + "Connection: close\r\n\r\n");

      assertThat(reply)
          .startsWith("HTTP/1.1 500 ")
          .contains("\"detail\":\"The function failed.\"")
          .doesNotContain("secret")
          .doesNotContain("Exception");
      assertThat(wire.logged).containsExactly("ERROR A request could not be answered. secret");
    }
  }
}
