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
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * One HTTP/1.1 request to an instance, over a connection of its own. The thread waits for the
 * answer; {@link #abort} from another thread ends the wait.
 */
final class HttpCall implements Closeable {

  private static final int CONNECT_MILLIS = 5_000;

  private final Socket socket = new Socket();

  /**
   * Sends a request and reads the whole response.
   *
   * @throws ResponseReader.Malformed if the answer is no HTTP
   * @throws ResponseReader.TooLarge if its body is over the limit
   * @throws IOException if the connection broke
   */
  HttpResponse exchange(int port, HttpRequest request, long limit) throws IOException {
    socket.setTcpNoDelay(true);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
    var out = new BufferedOutputStream(socket.getOutputStream());
    out.write(head(request).getBytes(StandardCharsets.ISO_8859_1));
    out.write(request.body().bytes());
    out.flush();
    var in = new BufferedInputStream(socket.getInputStream());
    return new ResponseReader(in, limit).read(request.method().equals("HEAD"));
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
    var framed = headers.without("transfer-encoding").without("expect");
    framed = framed.without("content-length").with("connection", "close");
    if (framed.first("host").isEmpty()) {
      framed = framed.with("host", "127.0.0.1");
    }
    return length == 0 && headers.first("content-length").isEmpty()
        ? framed
        : framed.with("content-length", Integer.toString(length));
  }

  /** Ends the wait of the thread that waits for the answer, if one does. */
  void abort() {
    try {
      socket.close();
    } catch (IOException e) {
      // Closing is all that can be done about a connection that is no longer wanted.
      return;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
