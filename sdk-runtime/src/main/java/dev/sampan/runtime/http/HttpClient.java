// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime.http;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Speaks HTTP/1.1 with one peer over one connection that is kept open between requests. For one
 * thread at a time.
 *
 * <p>A reply is read whole: a head of at most 64 KiB, a body of at most 128 MiB. There is no read
 * time-out. If a kept connection turns out to be closed before the first byte of a reply, the
 * request is sent once more over a new one; so this client is for interfaces where a request that
 * comes twice does no harm.
 *
 * <pre>{@code
 * HttpClient client = HttpClient.of(SocketConnector.to("127.0.0.1:9001"), "127.0.0.1:9001");
 * HttpReply next = client.exchange("GET", "/2018-06-01/runtime/invocation/next", Map.of(), NONE);
 * }</pre>
 */
public final class HttpClient implements Closeable {

  private static final int ONE_WRITE = 16 * 1024;
  private static final String CONTENT_LENGTH = "\r\nContent-Length: ";
  static final String HEAD_END = "\r\n\r\n";

  private final Connector connector;
  private final String host;
  private @Nullable Connection connection;
  private @Nullable ReplyReader reader;

  private HttpClient(Connector connector, String host) {
    this.connector = connector;
    this.host = host;
  }

  /**
   * A client that has not connected yet.
   *
   * @param host the value of the header {@code Host}
   */
  public static HttpClient of(Connector connector, String host) {
    return new HttpClient(Objects.requireNonNull(connector, "connector"), token(host));
  }

  /**
   * Sends a request and waits for its reply, for as long as it takes.
   *
   * @param path the path and query, as they go on the request line
   * @param headers names and values as they are sent; {@code Host} and {@code Content-Length} are
   *     added
   * @param body the body; an empty one is sent as no body with GET, as a length of 0 otherwise
   * @throws BadReplyException if the reply is not HTTP or is too long
   * @throws IOException if the peer cannot be reached, or the connection ends before the reply does
   * @throws IllegalArgumentException if the method, path or a header holds a control character
   */
  public HttpReply exchange(String method, String path, Map<String, String> headers, byte[] body)
      throws IOException {
    return exchange(head(method, path, headers, body.length), body);
  }

  /**
   * Like {@link #exchange(String, String, Map, byte[])}, with a head that is there already.
   *
   * @param head what {@link #head} made for a body of this length
   * @throws BadReplyException if the reply is not HTTP or is too long
   * @throws IOException if the peer cannot be reached, or the connection ends before the reply does
   */
  public HttpReply exchange(byte[] head, byte[] body) throws IOException {
    boolean kept = connection != null;
    try {
      return attempt(head, body);
    } catch (IOException e) {
      boolean stale = kept && reader != null && !reader.begun();
      close();
      if (!stale) {
        throw e;
      }
    }
    return retry(head, body);
  }

  /**
   * Begins a request whose body is written bit by bit, over a connection of its own: what was
   * written cannot be sent once more, so it must not meet a kept connection that is closed by now.
   *
   * @param headers names and values as they are sent; {@code Host}, {@code Transfer-Encoding} and
   *     {@code Trailer} are added
   * @param trailers the names of fields that may follow the body
   * @throws IOException if the peer cannot be reached; nothing is sent yet
   * @throws IllegalArgumentException if the method, path or a header holds a control character
   */
  public ChunkedRequest chunked(
      String method, String path, Map<String, String> headers, List<String> trailers)
      throws IOException {
    StringBuilder head = requestLine(method, path, headers);
    head.append("\r\nTransfer-Encoding: chunked");
    for (int i = 0; i < trailers.size(); i++) {
      head.append(i == 0 ? "\r\nTrailer: " : ", ").append(token(trailers.get(i)));
    }
    return new ChunkedRequest(connector.connect(), bytes(head.append(HEAD_END)));
  }

  private HttpReply retry(byte[] head, byte[] body) throws IOException {
    try {
      return attempt(head, body);
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  private HttpReply attempt(byte[] head, byte[] body) throws IOException {
    Connection open = connection;
    ReplyReader replies = reader;
    if (open == null || replies == null) {
      open = connector.connect();
      replies = new ReplyReader(open.in());
      connection = open;
      reader = replies;
    }
    replies.expectReply();
    HttpReply reply = exchange(open.out(), replies, head, body);
    if (!replies.reusable()) {
      close();
    }
    return reply;
  }

  private static HttpReply exchange(OutputStream out, ReplyReader replies, byte[] head, byte[] body)
      throws IOException {
    try {
      send(out, head, body);
    } catch (IOException e) {
      return replies.readEarly(e);
    }
    return replies.read();
  }

  private static void send(OutputStream out, byte[] head, byte[] body) throws IOException {
    if (body.length > ONE_WRITE) {
      out.write(head);
      out.write(body);
    } else {
      byte[] both = new byte[head.length + body.length];
      System.arraycopy(head, 0, both, 0, head.length);
      System.arraycopy(body, 0, both, head.length, body.length);
      out.write(both);
    }
    out.flush();
  }

  /**
   * The head of a request, for one that is made again and again.
   *
   * @param headers names and values as they are sent; {@code Host} and {@code Content-Length} are
   *     added
   * @param length of the body that will follow, in bytes
   * @throws IllegalArgumentException if the method, path or a header holds a control character
   */
  public byte[] head(String method, String path, Map<String, String> headers, int length) {
    StringBuilder head = requestLine(method, path, headers);
    if (length > 0 || !method.equals("GET")) {
      head.append(CONTENT_LENGTH).append(length);
    }
    return bytes(head.append(HEAD_END));
  }

  /**
   * A request that is made again and again, each time with another segment in its path, and with a
   * body.
   *
   * @param start the path up to the segment
   * @param rest the path after it
   * @param headers names and values as they are sent; {@code Host} and {@code Content-Length} are
   *     added
   * @throws IllegalArgumentException if the method, path or a header holds a control character
   */
  public RequestTemplate template(
      String method, String start, String rest, Map<String, String> headers) {
    StringBuilder line = new StringBuilder(token(method)).append(' ').append(token(start));
    StringBuilder end = new StringBuilder(256).append(token(rest));
    return new RequestTemplate(bytes(line), bytes(fields(end, headers).append(CONTENT_LENGTH)));
  }

  private StringBuilder requestLine(String method, String path, Map<String, String> headers) {
    StringBuilder head = new StringBuilder(256);
    head.append(token(method)).append(' ').append(token(path));
    return fields(head, headers);
  }

  private StringBuilder fields(StringBuilder head, Map<String, String> headers) {
    head.append(" HTTP/1.1\r\nHost: ").append(host);
    for (Map.Entry<String, String> header : headers.entrySet()) {
      head.append("\r\n").append(token(header.getKey())).append(": ");
      head.append(fieldValue(header.getValue()));
    }
    return head;
  }

  private static byte[] bytes(StringBuilder head) {
    return head.toString().getBytes(StandardCharsets.UTF_8);
  }

  static String token(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c <= ' ' || c == 127) {
        throw new IllegalArgumentException("a space or control character at " + i + " of " + text);
      }
    }
    return text;
  }

  static String fieldValue(String text) {
    for (int i = 0; i < text.length(); i++) {
      if ((text.charAt(i) < ' ' && text.charAt(i) != '\t') || text.charAt(i) == 127) {
        throw new IllegalArgumentException("a control character at " + i + " of a header's value");
      }
    }
    return text;
  }

  /** Closes the connection, if one is open; the next request opens a new one. */
  @Override
  public void close() {
    Connection open = connection;
    connection = null;
    reader = null;
    if (open == null) {
      return;
    }
    try {
      open.close();
    } catch (IOException e) {
      // The connection is given up; there is nobody to tell.
    }
  }
}
