// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ChunkedRequestTest {

  private static final String ACCEPTED = "HTTP/1.1 202 Accepted\r\nContent-Length: 2\r\n\r\nok";
  private static final String HEAD =
      "POST /reply HTTP/1.1\r\nHost: peer\r\nA: b\r\nTransfer-Encoding: chunked\r\n"
          + "Trailer: X-One, X-Two\r\n\r\n";

  private static ChunkedRequest begin(ScriptedPeer peer) throws IOException {
    return peer.client().chunked("POST", "/reply", Map.of("A", "b"), List.of("X-One", "X-Two"));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void sends_what_a_flush_finds_at_once_and_the_head_with_it() throws Exception {
    ScriptedPeer peer = ScriptedPeer.saying(ACCEPTED);

    try (ChunkedRequest request = begin(peer)) {
      request.body().write(bytes("Hello, "));
      request.body().write('w');
      assertThat(peer.heard(0)).isEmpty();

      request.body().flush();
      assertThat(peer.heard(0)).isEqualTo(HEAD + "8\r\nHello, w\r\n");

      request.body().flush();
      request.body().write(bytes("orld"));
      assertThat(request.end(Map.of()).status()).isEqualTo(202);
    }

    assertThat(peer.heard(0)).isEqualTo(HEAD + "8\r\nHello, w\r\n4\r\norld\r\n0\r\n\r\n");
    assertThat(peer.connections.get(0).closed).isTrue();
  }

  @Test
  void sends_trailers_after_the_body() throws Exception {
    ScriptedPeer peer = ScriptedPeer.saying(ACCEPTED);

    try (ChunkedRequest request = begin(peer)) {
      assertThat(request.end(Map.of("X-One", "1")).body()).asString().isEqualTo("ok");
    }

    assertThat(peer.heard(0)).isEqualTo(HEAD + "0\r\nX-One: 1\r\n\r\n");
  }

  @Test
  void sends_a_chunk_of_eight_kibibytes_without_being_told_to() throws Exception {
    ScriptedPeer peer = ScriptedPeer.saying(ACCEPTED);

    try (ChunkedRequest request = begin(peer)) {
      request.body().write(bytes("x".repeat(10_000)));
    }

    assertThat(peer.heard(0)).isEqualTo(HEAD + "2000\r\n" + "x".repeat(8192) + "\r\n");
  }

  @Test
  void announces_no_trailers_where_there_are_none() throws Exception {
    ScriptedPeer peer = ScriptedPeer.saying(ACCEPTED);

    try (ChunkedRequest request = peer.client().chunked("POST", "/", Map.of(), List.of())) {
      assertThat(request.end(Map.of()).status()).isEqualTo(202);
    }

    assertThat(peer.heard(0)).doesNotContain("Trailer");
  }

  @Test
  void leaves_the_kept_connection_of_its_client_alone() throws Exception {
    ScriptedPeer peer = ScriptedPeer.saying(ACCEPTED + ACCEPTED, ACCEPTED);
    HttpClient client = peer.client();
    client.exchange("GET", "/1", Map.of(), new byte[0]);

    try (ChunkedRequest request = client.chunked("POST", "/2", Map.of(), List.of())) {
      assertThat(request.end(Map.of()).status()).isEqualTo(202);
    }
    client.exchange("GET", "/3", Map.of(), new byte[0]);

    assertThat(peer.connections).hasSize(2);
    assertThat(peer.heard(0)).contains("GET /3 ");
  }

  @Test
  void never_ends_a_body_that_was_broken_off() throws Exception {
    ScriptedPeer peer = ScriptedPeer.saying(ACCEPTED);

    try (ChunkedRequest request = begin(peer)) {
      request.body().write(bytes("half"));
      request.body().flush();
    }

    assertThat(peer.heard(0)).isEqualTo(HEAD + "4\r\nhalf\r\n");
    assertThat(peer.connections.get(0).closed).isTrue();
  }

  @Test
  void reads_the_reply_of_a_peer_that_takes_no_more() throws Exception {
    ScriptedPeer peer =
        ScriptedPeer.saying("HTTP/1.1 413 Large\r\nContent-Length: 0\r\n\r\n")
            .refusingWritesAfter(300);

    try (ChunkedRequest request = begin(peer)) {
      OutputStream body = request.body();
      assertThatThrownBy(() -> body.write(new byte[100_000])).isInstanceOf(IOException.class);
      assertThat(request.broken()).isTrue();
      assertThatThrownBy(body::flush).hasMessageContaining("in the middle of the body");

      assertThat(request.end(Map.of()).status()).isEqualTo(413);
    }
  }

  @Test
  void refuses_a_trailer_that_would_break_the_request() throws Exception {
    ScriptedPeer peer = ScriptedPeer.saying(ACCEPTED);

    try (ChunkedRequest request = begin(peer)) {
      assertThatThrownBy(() -> request.end(Map.of("X-One", "a\r\nb")))
          .isInstanceOf(IllegalArgumentException.class);
    }

    assertThat(peer.heard(0)).isEmpty();
  }
}
