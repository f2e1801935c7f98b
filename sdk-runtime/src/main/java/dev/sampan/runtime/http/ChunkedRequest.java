// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime.http;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A request whose body is sent while it is written, in chunks (RFC 9112 §7.1). For one thread.
 *
 * <p>Closing it before {@link #end} breaks it off, which tells the peer that the body is not whole.
 *
 * <pre>{@code
 * try (ChunkedRequest request = client.chunked("POST", "/reply", Map.of(), List.of("X-Error"))) {
 *   request.body().write(bytes);
 *   HttpReply reply = request.end(Map.of());
 * }
 * }</pre>
 */
public final class ChunkedRequest implements Closeable {

  private final Connection connection;
  private final ChunkedOutput body;

  /** A request whose head goes out with its first chunk. */
  ChunkedRequest(Connection connection, byte[] head) {
    this.connection = connection;
    this.body = new ChunkedOutput(connection.out(), head);
  }

  /** Where the body goes; {@code flush} sends what is there, closing it does no more than that. */
  public OutputStream body() {
    return body;
  }

  /** Whether the peer takes no more: then the body is not whole, whoever was told of it. */
  public boolean broken() {
    return body.broken();
  }

  /**
   * Ends the body and waits for the reply.
   *
   * @param trailers fields that follow the body, names and values; their names were announced
   * @throws BadReplyException if the reply is not HTTP or is too long
   * @throws IOException if the peer is gone and has not replied
   * @throws IllegalArgumentException if a trailer holds a control character; nothing is sent then
   */
  public HttpReply end(Map<String, String> trailers) throws IOException {
    StringBuilder end = new StringBuilder("0\r\n");
    for (Map.Entry<String, String> each : trailers.entrySet()) {
      end.append(HttpClient.token(each.getKey())).append(": ");
      end.append(HttpClient.fieldValue(each.getValue())).append("\r\n");
    }
    byte[] bytes = end.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
    ReplyReader replies = new ReplyReader(connection.in());
    try {
      body.end(bytes);
    } catch (IOException e) {
      return replies.readEarly(e);
    }
    return replies.read();
  }

  /** Closes the connection; the body is broken off if it has not ended. */
  @Override
  public void close() throws IOException {
    connection.close();
  }
}
