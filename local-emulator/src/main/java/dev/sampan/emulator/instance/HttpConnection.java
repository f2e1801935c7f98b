// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.instance;

import dev.sampan.Body;
import dev.sampan.Headers;
import dev.sampan.HttpRequest;
import dev.sampan.HttpResponse;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** A connection to an instance that serves HTTP/1.1, for one request after the other. */
public final class HttpConnection implements Closeable {

  private final SocketChannel channel;
  private final InputStream in;
  private final OutputStream out;
  private boolean reusable;

  private HttpConnection(SocketChannel channel) {
    this.channel = channel;
    this.in = new BufferedInputStream(Channels.newInputStream(channel));
    this.out = new BufferedOutputStream(Channels.newOutputStream(channel));
  }

  /**
   * Connects to a server on this machine.
   *
   * @throws IOException if nobody listens
   */
  public static HttpConnection open(SocketAddress address) throws IOException {
    var channel = SocketChannel.open(address);
    if (address instanceof InetSocketAddress) {
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    }
    return new HttpConnection(channel);
  }

  /**
   * Sends a request and reads the whole response. {@link #close} from another thread ends the wait.
   *
   * @throws ResponseReader.Malformed if the answer is no HTTP
   * @throws ResponseReader.TooLarge if its body is over the limit
   * @throws IOException if the connection broke
   */
  public HttpResponse exchange(HttpRequest request, long limit) throws IOException {
    reusable = false;
    out.write(head(request).getBytes(StandardCharsets.ISO_8859_1));
    out.write(request.body().bytes());
    out.flush();
    var reader = new ResponseReader(in, limit);
    var response = reader.read(request.method().equals("HEAD"));
    reusable = reader.persistent() && in.available() == 0;
    return response;
  }

  /** Whether the last exchange left it fit for another one, as far as the answer tells. */
  boolean reusable() {
    return reusable;
  }

  /** Whether the other side neither closed it nor sent what nobody asked for. */
  boolean silent() {
    try {
      channel.configureBlocking(false);
      var read = channel.read(ByteBuffer.allocate(1));
      channel.configureBlocking(true);
      return read == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static String head(HttpRequest request) {
    var head = new StringBuilder();
    head.append(request.method()).append(' ').append(request.target()).append(" HTTP/1.1\r\n");
    var headers = sent(request.headers(), request.body());
    for (var i = 0; i < headers.size(); i++) {
      head.append(headers.name(i)).append(": ").append(headers.value(i)).append("\r\n");
    }
    return head.append("\r\n").toString();
  }

  private static Headers sent(Headers headers, Body body) {
    var length = body.bytes().length;
    var framed = headers.without("transfer-encoding").without("expect").without("connection");
    framed = framed.without("content-length");
    if (framed.first("host").isEmpty()) {
      framed = framed.with("host", "127.0.0.1");
    }
    return length == 0 && headers.first("content-length").isEmpty()
        ? framed
        : framed.with("content-length", Integer.toString(length));
  }

  /** Ends it, and the wait of the thread that waits for an answer. */
  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // Closing is all that can be done about a connection that is no longer wanted.
      return;
    }
  }
}
