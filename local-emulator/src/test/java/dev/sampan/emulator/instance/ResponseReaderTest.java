// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sampan.HttpResponse;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ResponseReaderTest {

  private static final int LIMIT = 20;
  private static final String CHUNKED = "HTTP/1.1 200\r\nTransfer-Encoding: chunked\r\n\r\n";

  @Test
  void reads_a_body_of_a_known_length_and_repeated_headers() throws IOException {
    var response = read("HTTP/1.1 201 Created\r\nA: 1\r\na: 2\r\nContent-Length: 2\r\n\r\nhi+");

    assertThat(response.status()).isEqualTo(201);
    assertThat(response.headers().all("a")).containsExactly("1", "2");
    assertThat(response.body().text()).isEqualTo("hi");
  }

  @Test
  void reads_chunks_with_extensions_and_trailers() throws IOException {
    var response = read(CHUNKED + "2;x=y\r\nhe\r\nA\r\nllo worldz\r\n0\r\nT: 1\r\n\r\n");

    assertThat(response.body().text()).isEqualTo("hello worldz");
  }

  @Test
  void reads_to_the_end_where_no_length_is_given() throws IOException {
    assertThat(read("HTTP/1.0 200 OK\r\n\r\nall").body().text()).isEqualTo("all");
  }

  @Test
  void passes_over_interim_responses() throws IOException {
    var response = read("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n");

    assertThat(response.status()).isEqualTo(204);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nContent-Length: 21\r\n\r\n012345678901234567890",
        "HTTP/1.1 200 OK\r\n\r\n012345678901234567890",
        CHUNKED + "15\r\n012345678901234567890\r\n0\r\n\r\n"
      })
  void refuses_a_body_over_the_limit(String text) {
    assertThatThrownBy(() -> read(text)).isInstanceOf(ResponseReader.TooLarge.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SSH-2.0-x\r\n\r\n",
        "HTTP/1.1 2x0 OK\r\n\r\n",
        "HTTP/1.1 200 OK\r\nno colon\r\n\r\n",
        "HTTP/1.1 200 OK\r\nbad name: 1\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n"
      })
  void refuses_what_is_no_http(String text) {
    assertThatThrownBy(() -> read(text)).isInstanceOf(ResponseReader.Malformed.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "HTTP/1.1 200 OK\r\nA: ", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n1234"})
  void tells_a_connection_that_broke(String text) {
    assertThatThrownBy(() -> read(text)).isInstanceOf(EOFException.class);
  }

  private static HttpResponse read(String text) throws IOException {
    var bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    return new ResponseReader(new ByteArrayInputStream(bytes), LIMIT).read(false);
  }
}
