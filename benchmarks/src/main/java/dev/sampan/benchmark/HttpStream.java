// SPDX-License-Identifier: Apache-2.0
package dev.sampan.benchmark;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One kept-open HTTP/1.1 connection, from either end: whole messages whose length is said. For one
 * thread.
 */
final class HttpStream implements Closeable {

  private static final int TIMEOUT_MILLIS = 30_000;

  private final Socket socket;
  private final InputStream in;

  HttpStream(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new BufferedInputStream(socket.getInputStream());
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(TIMEOUT_MILLIS);
  }

  /** Sends a message at once; the head ends with an empty line. */
  void write(String head, byte[] body) throws IOException {
    byte[] start = head.getBytes(StandardCharsets.ISO_8859_1);
    byte[] whole = new byte[start.length + body.length];
    System.arraycopy(start, 0, whole, 0, start.length);
    System.arraycopy(body, 0, whole, start.length, body.length);
    socket.getOutputStream().write(whole);
  }

  String head() throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.length() < 4 || head.indexOf("\r\n\r\n", head.length() - 4) < 0) {
      int next = in.read();
      if (next < 0) {
        throw new EOFException("the other side ended: " + head);
      }
      head.append((char) next);
    }
    return head.toString();
  }

  String body(String head) throws IOException {
    int at = head.toLowerCase(Locale.ROOT).indexOf("\r\ncontent-length: ");
    if (at < 0) {
      return "";
    }
    int start = at + "\r\ncontent-length: ".length();
    int length = Integer.parseInt(head.substring(start, head.indexOf('\r', start)));
    return new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
