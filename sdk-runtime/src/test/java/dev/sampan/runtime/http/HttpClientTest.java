// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HttpClientTest {

  private static final byte[] NOTHING = {};
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

  private static HttpReply get(ScriptedPeer peer) throws IOException {
    return peer.client().exchange("GET", "/next", Map.of(), NOTHING);
  }

  private static String text(HttpReply reply) {
    return new String(reply.body(), StandardCharsets.UTF_8);
  }

  @Test
  void sends_a_request_line_the_host_headers_and_a_length() throws Exception {
    ScriptedPeer peer = ScriptedPeer.saying(OK);

    peer.client()
        .exchange("POST", "/a?b=c", Map.of("X-Y", "z"), "body".getBytes(StandardCharsets.UTF_8));

    assertThat(peer.heard(0))
        .isEqualTo("POST /a?b=c HTTP/1.1\r\nHost: peer\r\nX-Y: z\r\nContent-Length: 4\r\n\r\nbody");
  }

  @Test
  void sends_a_length_of_zero_for_an_empty_post_and_none_for_a_get() throws Exception {
    ScriptedPeer peer = ScriptedPeer.saying(OK + OK);
    HttpClient client = peer.client();

    client.exchange("GET", "/", Map.of(), NOTHING);
    client.exchange("POST", "/", Map.of(), NOTHING);

    assertThat(peer.heard(0))
        .isEqualTo(
            "GET / HTTP/1.1\r\nHost: peer\r\n\r\n"
                + "POST / HTTP/1.1\r\nHost: peer\r\nContent-Length: 0\r\n\r\n");
  }

  @Test
  void sends_a_template_with_another_segment_each_time() throws Exception {
    ScriptedPeer peer = ScriptedPeer.saying(OK + OK);
    HttpClient client = peer.client();
    RequestTemplate template = client.template("POST", "/calls/", "/reply", Map.of("X-Y", "z"));

    client.exchange(template.head("1", 0), NOTHING);
    client.exchange(template.head("two", 4), "body".getBytes(StandardCharsets.UTF_8));

    assertThat(peer.heard(0))
        .isEqualTo(
            "POST /calls/1/reply HTTP/1.1\r\nHost: peer\r\nX-Y: z\r\nContent-Length: 0\r\n\r\n"
                + "POST /calls/two/reply HTTP/1.1\r\nHost: peer\r\nX-Y: z\r\n"
                + "Content-Length: 4\r\n\r\nbody");
  }

  @Test
  void lets_no_segment_end_the_request_line() {
    RequestTemplate template =
        ScriptedPeer.saying(OK).client().template("POST", "/", "/reply", Map.of());

    assertThatThrownBy(() -> template.head("1 HTTP/1.1\r\nX-Y: z", 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void sends_every_byte_of_a_long_body() throws Exception {
    ScriptedPeer peer = ScriptedPeer.saying(OK);
    String body = "0123456789".repeat(10_000);

    peer.client().exchange("POST", "/", Map.of(), body.getBytes(StandardCharsets.UTF_8));

    assertThat(peer.heard(0)).endsWith("\r\nContent-Length: 100000\r\n\r\n" + body);
  }

  @Test
  void finds_headers_in_lower_case_and_takes_an_empty_value_for_none() throws Exception {
    ScriptedPeer peer =
        ScriptedPeer.saying(
            "HTTP/1.1 200 OK\r\nX-Id:  a b \r\nx-empty:\r\nX-ID: c\r\nContent-Length: 0\r\n\r\n");

    HttpReply reply = get(peer);

    assertThat(reply.header("x-id")).contains("a b");
    assertThat(reply.headers("x-id")).containsExactly("a b", "c");
    assertThat(reply.header("x-empty")).isEmpty();
    assertThat(reply.header("x-absent")).isEmpty();
  }

  @Test
  void reads_chunks_with_extensions_and_trailers_and_keeps_the_connection() throws Exception {
    ScriptedPeer peer =
        ScriptedPeer.saying(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                + "3;x=y\r\nabc\r\nA\r\n0123456789\r\n0\r\nTrailer: t\r\n\r\n"
                + OK);
    HttpClient client = peer.client();

    assertThat(text(client.exchange("GET", "/", Map.of(), NOTHING))).isEqualTo("abc0123456789");
    assertThat(text(client.exchange("GET", "/", Map.of(), NOTHING))).isEqualTo("ok");
    assertThat(peer.connections).hasSize(1);
  }

  @Test
  void reads_to_the_end_of_the_connection_where_there_is_no_length() throws Exception {
    ScriptedPeer peer = ScriptedPeer.saying("HTTP/1.1 200 OK\r\n\r\nall of it");

    assertThat(text(get(peer))).isEqualTo("all of it");
    assertThat(peer.connections.get(0).closed).isTrue();
  }

  @Test
  void skips_interim_replies_and_expects_no_body_after_204() throws Exception {
    ScriptedPeer peer =
        ScriptedPeer.saying("HTTP/1.1 103 Early\r\nLink: x\r\n\r\nHTTP/1.1 204 None\r\n\r\n" + OK);
    HttpClient client = peer.client();

    assertThat(client.exchange("GET", "/", Map.of(), NOTHING).status()).isEqualTo(204);
    assertThat(client.exchange("GET", "/", Map.of(), NOTHING).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nok",
        "HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nok",
      })
  void opens_a_new_connection_after_one_that_says_it_ends(String last) throws Exception {
    ScriptedPeer peer = ScriptedPeer.saying(last, OK);
    HttpClient client = peer.client();

    client.exchange("GET", "/1", Map.of(), NOTHING);
    client.exchange("GET", "/2", Map.of(), NOTHING);

    assertThat(peer.heard(0)).startsWith("GET /1 ").doesNotContain("/2");
    assertThat(peer.heard(1)).startsWith("GET /2 ");
    assertThat(peer.connections.get(0).closed).isTrue();
  }

  @Test
  void sends_again_when_a_kept_connection_has_gone() throws Exception {
    ScriptedPeer peer = ScriptedPeer.saying(OK, OK);
    HttpClient client = peer.client();

    client.exchange("GET", "/1", Map.of(), NOTHING);
    HttpReply second = client.exchange("GET", "/2", Map.of(), NOTHING);

    assertThat(text(second)).isEqualTo("ok");
    assertThat(peer.heard(1)).startsWith("GET /2 ");
  }

  @Test
  void does_not_send_again_once_a_byte_of_the_reply_has_come() throws Exception {
    ScriptedPeer peer = ScriptedPeer.saying(OK + "HTT", OK);
    HttpClient client = peer.client();

    client.exchange("GET", "/1", Map.of(), NOTHING);

    assertThatThrownBy(() -> client.exchange("GET", "/2", Map.of(), NOTHING))
        .isInstanceOf(EOFException.class);
    assertThat(peer.connections).hasSize(1);
  }

  @Test
  void reports_a_new_connection_that_ends_without_a_reply() {
    ScriptedPeer peer = ScriptedPeer.saying("", OK);

    assertThatThrownBy(() -> get(peer)).isInstanceOf(EOFException.class);
    assertThat(peer.connections.get(0).closed).isTrue();
  }

  @Test
  void reads_the_reply_of_a_peer_that_stopped_listening_to_the_body() throws Exception {
    ScriptedPeer peer =
        ScriptedPeer.saying("HTTP/1.1 413 Too Large\r\nContent-Length: 0\r\n\r\n", OK)
            .refusingWritesAfter(1000);
    HttpClient client = peer.client();

    assertThat(client.exchange("POST", "/", Map.of(), new byte[100_000]).status()).isEqualTo(413);
    assertThat(peer.connections.get(0).closed).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/2 200 OK\r\n\r\n",
        "HTTP/1.1 20 OK\r\n\r\n",
        "HTTP/1.1 2000 OK\r\n\r\n",
        "HTTP/1.1 700 OK\r\n\r\n",
        "nonsense\r\n\r\n",
        "HTTP/1.1 200 OK\r\nno colon\r\n\r\n",
        "HTTP/1.1 200 OK\r\nA: b\r\n folded\r\n\r\n",
        "HTTP/1.1 200 OK\r\n: b\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 1x\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 999999999999999999999\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
        "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nfffffffff\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nab\r\n0\r\n\r\n",
      })
  void refuses_what_is_not_http(String reply) {
    ScriptedPeer peer = ScriptedPeer.saying(reply);

    assertThatThrownBy(() -> get(peer)).isInstanceOf(BadReplyException.class);
    assertThat(peer.connections.get(0).closed).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nContent-Le",
        "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nok",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nok",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n",
      })
  void tells_a_truncated_reply_from_a_whole_one(String reply) {
    assertThatThrownBy(() -> get(ScriptedPeer.saying(reply))).isInstanceOf(EOFException.class);
  }

  @Test
  void takes_a_head_longer_than_its_buffer_and_refuses_an_endless_one() throws Exception {
    String longHead =
        "HTTP/1.1 200 OK\r\nA: " + "x".repeat(30_000) + "\r\nContent-Length: 0\r\n\r\n";
    String hugeHead =
        "HTTP/1.1 200 OK\r\nA: " + "x".repeat(70_000) + "\r\nContent-Length: 0\r\n\r\n";
    String manyHeaders = "HTTP/1.1 200 OK\r\n" + "A: b\r\n".repeat(20_000) + "\r\n";

    assertThat(get(ScriptedPeer.saying(longHead)).header("a")).contains("x".repeat(30_000));
    assertThatThrownBy(() -> get(ScriptedPeer.saying(hugeHead)))
        .isInstanceOf(BadReplyException.class)
        .hasMessageContaining("65536");
    assertThatThrownBy(() -> get(ScriptedPeer.saying(manyHeaders)))
        .isInstanceOf(BadReplyException.class);
  }

  @Test
  void does_not_reuse_a_connection_with_bytes_that_nobody_asked_for() throws Exception {
    ScriptedPeer peer = ScriptedPeer.saying(OK + "HTTP/1.1 200 OK\r\n\r\n", OK).inOneGulp();
    HttpClient client = peer.client();

    client.exchange("GET", "/1", Map.of(), NOTHING);
    client.exchange("GET", "/2", Map.of(), NOTHING);

    assertThat(peer.heard(1)).startsWith("GET /2 ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/a b", "/a\r\nX: y", "/\u0000"})
  void refuses_a_path_that_would_break_the_request(String path) {
    HttpClient client = ScriptedPeer.saying(OK).client();

    assertThatThrownBy(() -> client.exchange("GET", path, Map.of(), NOTHING))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refuses_a_header_that_would_break_the_request() {
    HttpClient client = ScriptedPeer.saying(OK).client();

    assertThatThrownBy(() -> client.exchange("GET", "/", Map.of("A", "b\r\nC: d"), NOTHING))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> client.exchange("GET", "/", Map.of("A:\n", "b"), NOTHING))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
