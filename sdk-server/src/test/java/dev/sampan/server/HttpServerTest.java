// SPDX-License-Identifier: Apache-2.0
package dev.sampan.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.Body;
import dev.sampan.Headers;
import dev.sampan.HttpRequest;
import dev.sampan.HttpResponse;
import dev.sampan.runtime.http.Connection;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
final class HttpServerTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/a%2Fb/%e2%82%ac/c%20d",
        "/a;p=1/b?x=%7C&y&x=2&empty=",
        "//double///slash",
        "/a/../b/./c",
        "/+?a+b=c+d",
      })
  void keeps_the_target_as_it_was_sent(String target) throws Exception {
    assertThat(received("GET " + target + " HTTP/1.1\r\nHost: h\r\n").target()).isEqualTo(target);
  }

  @Test
  void reads_an_absolute_target_as_its_path_and_query() throws Exception {
    HttpRequest request = received("GET http://h/a%20b?q=1 HTTP/1.1\r\nHost: h\r\n");

    assertThat(request.target()).isEqualTo("/a%20b?q=1");
  }

  @Test
  void keeps_repeated_headers_and_cookies_apart_and_in_order() throws Exception {
    HttpRequest request =
        received(
            "PROPFIND / HTTP/1.1\r\nHost: h\r\nX-A: 1\r\nCookie: a=1; b=2\r\nx-a:2, 3\r\n"
                + "X-Empty:\r\nX-Latin: caf\u00e9\r\nCookie: c=3\r\n");

    assertThat(request.method()).isEqualTo("PROPFIND");
    assertThat(request.headers().all("x-a")).containsExactly("1", "2, 3");
    assertThat(request.headers().all("cookie")).containsExactly("a=1; b=2; c=3");
    assertThat(request.headers().all("x-empty")).containsExactly("");
    assertThat(request.headers().first("x-latin")).hasValue("caf\u00e9");
  }

  @Test
  void carries_every_byte_of_a_body_both_ways() throws Exception {
    StringBuilder bytes = new StringBuilder();
    for (char c = 0; c < 256; c++) {
      bytes.append(c);
    }
    try (Wire wire = Wire.to(HttpServerTest::echo)) {
      String whole = wire.exchange(post("Content-Length: 256\r\n", bytes.toString()));
      String chunked =
          wire.exchange(
              post(
                  "Transfer-Encoding: chunked\r\n",
                  "1;x=y\r\n\0\r\nff\r\n" + bytes.substring(1) + "\r\n0\r\nX-Trailer: 1\r\n\r\n"));

      assertThat(whole).endsWith("\r\n\r\n" + bytes).contains("Content-Length: 256\r\n");
      assertThat(chunked).endsWith("\r\n\r\n" + bytes);
    }
  }

  @Test
  void writes_repeated_headers_and_none_that_would_break_the_framing() throws Exception {
    HttpResponse response =
        HttpResponse.text(201, "four")
            .withHeaders(
                Headers.of(
                    "set-cookie",
                    "a=1",
                    "set-cookie",
                    "b=2",
                    "x-latin",
                    "\u00e9",
                    "content-length",
                    "7",
                    "transfer-encoding",
                    "chunked",
                    "connection",
                    "x-latin",
                    "content-type",
                    "text/x"));
    try (Wire wire = Wire.to((request, arrived) -> response)) {
      String reply = wire.exchange(get("/"));

      assertThat(reply)
          .startsWith("HTTP/1.1 201 Created\r\n")
          .contains("set-cookie: a=1\r\n", "set-cookie: b=2\r\n", "x-latin: \u00e9\r\n")
          .contains("Content-Length: 4\r\n", "content-type: text/x\r\n")
          .doesNotContainIgnoringCase("transfer-encoding", "connection: x-latin")
          .endsWith("\r\n\r\nfour");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {204, 304})
  void some_statuses_have_no_body(int status) throws Exception {
    HttpResponse response = HttpResponse.text(status, "never");
    try (Wire wire = Wire.to((request, arrived) -> response)) {
      assertThat(wire.exchange(get("/")))
          .endsWith("\r\n\r\n")
          .doesNotContainIgnoringCase("content-length", "transfer-encoding");
    }
  }

  @Test
  void the_answer_to_head_says_the_length_and_has_no_body() throws Exception {
    try (Wire wire = Wire.toAnyone()) {
      assertThat(wire.exchange("HEAD / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n"))
          .contains("Content-Length: 4\r\n")
          .endsWith("\r\n\r\n");
    }
  }

  @Test
  void the_answer_to_head_does_not_run_a_writer() throws Exception {
    HttpResponse response = HttpResponse.stream("text/plain", out -> out.write(new byte[] {'x'}));
    try (Wire wire = Wire.to((request, arrived) -> response)) {
      assertThat(wire.exchange("HEAD / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n"))
          .contains("ransfer-")
          .doesNotContain("Content-Length")
          .endsWith("\r\n\r\n");
    }
  }

  @Test
  void tells_when_a_request_arrived() throws Exception {
    AtomicReference<Instant> seen = new AtomicReference<>();
    try (Wire wire =
        Wire.to(
            (request, arrived) -> {
              seen.set(arrived.at());
              return HttpResponse.of(204);
            })) {
      wire.exchange(get("/"));

      assertThat(seen.get()).isEqualTo(Wire.NOON.instant());
    }
  }

  @Test
  void keeps_a_connection_for_the_next_request() throws Exception {
    try (Wire wire = Wire.to(HttpServerTest::echo);
        Connection connection = wire.server.connect()) {
      Wire.send(connection, "POST /1 HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\n\r\none");
      String first = Wire.until(connection.in(), "one");
      Wire.send(connection, post("Content-Length: 3\r\n", "two"));

      assertThat(first).startsWith("HTTP/1.1 200 OK\r\n").doesNotContain("Connection");
      assertThat(Wire.rest(connection.in())).startsWith("HTTP/1.1 200 OK\r\n").endsWith("two");
    }
  }

  @Test
  void asks_for_the_body_of_a_sender_that_waits_for_it() throws Exception {
    try (Wire wire = Wire.to(HttpServerTest::echo);
        Connection connection = wire.server.connect()) {
      String head = "POST / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n";
      Wire.send(connection, head + "Expect: 100-continue\r\nContent-Length: 3\r\n\r\n");
      String interim = Wire.until(connection.in(), "\r\n\r\n");
      Wire.send(connection, "abc");

      assertThat(interim).startsWith("HTTP/1.1 100 ");
      assertThat(Wire.rest(connection.in())).startsWith("HTTP/1.1 200 ").endsWith("abc");
    }
  }

  @Test
  void a_sender_that_waits_with_too_large_a_body_is_not_asked_for_it() throws Exception {
    try (Wire wire = Wire.toAnyone()) {
      String reply = wire.exchange(post("Expect: 100-continue\r\nContent-Length: 1001\r\n", ""));

      assertThat(reply).startsWith("HTTP/1.1 413 ");
    }
  }

  private static HttpRequest received(String head) throws Exception {
    AtomicReference<HttpRequest> seen = new AtomicReference<>();
    try (Wire wire =
        Wire.to(
            (request, arrived) -> {
              seen.set(request);
              return HttpResponse.of(204);
            })) {
      String reply = wire.exchange(head + "Connection: close\r\n\r\n");
      assertThat(reply).startsWith("HTTP/1.1 204 ");
    }
    return Objects.requireNonNull(seen.get());
  }

  private static HttpResponse echo(HttpRequest request, Arrival arrived) {
    return HttpResponse.of(200, "application/octet-stream", Body.of(request.body().bytes()));
  }

  private static String get(String target) {
    return "GET " + target + " HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n";
  }

  private static String post(String headers, String body) {
    return "POST / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n" + headers + "\r\n" + body;
  }
}
