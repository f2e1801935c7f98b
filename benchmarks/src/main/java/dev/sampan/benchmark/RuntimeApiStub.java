// SPDX-License-Identifier: Apache-2.0
package dev.sampan.benchmark;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The least of Lambda's runtime interface that a benchmark needs: hands one event to one instance
 * and takes its reply, as often as it is asked to. For one thread.
 */
final class RuntimeApiStub implements Closeable {

  private static final String ACCEPTED =
      "HTTP/1.1 202 Accepted\r\nContent-Type: application/json\r\nContent-Length: 16\r\n\r\n"
          + "{\"status\":\"OK\"}\n";

  private final ServerSocket listener;

  RuntimeApiStub() throws IOException {
    listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    listener.setSoTimeout(30_000);
  }

  String address() {
    return "127.0.0.1:" + listener.getLocalPort();
  }

  Instance accept() throws IOException {
    Socket socket = listener.accept();
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(30_000);
    return new Instance(socket);
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }

  /** One connected instance. */
  static final class Instance implements Closeable {

    private final Socket socket;
    private final InputStream in;

    private Instance(Socket socket) throws IOException {
      this.socket = socket;
      this.in = new BufferedInputStream(socket.getInputStream());
    }

    void awaitPoll() throws IOException {
      String head = head();
      if (!head.startsWith("GET /2018-06-01/runtime/invocation/next ")) {
        throw new IOException("expected a poll, not: " + head + body(head));
      }
    }

    String answer(String id, byte[] event) throws IOException {
      byte[] head = eventHead(id, event.length).getBytes(StandardCharsets.ISO_8859_1);
      byte[] whole = new byte[head.length + event.length];
      System.arraycopy(head, 0, whole, 0, head.length);
      System.arraycopy(event, 0, whole, head.length, event.length);
      socket.getOutputStream().write(whole);
      return reply(id);
    }

    private String reply(String id) throws IOException {
      String head = head();
      String body = body(head);
      if (!head.startsWith("POST /2018-06-01/runtime/invocation/" + id + "/response ")) {
        throw new IOException("expected a response, not: " + head + body);
      }
      return body;
    }

    void accepted() throws IOException {
      socket.getOutputStream().write(ACCEPTED.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String eventHead(String id, int length) {
      return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
          + "Lambda-Runtime-Aws-Request-Id: "
          + id
          + "\r\n"
          + "Lambda-Runtime-Deadline-Ms: 4102444800000\r\n"
          + "Lambda-Runtime-Invoked-Function-Arn: "
          + "arn:aws:lambda:eu-west-1:123456789012:function:hello\r\n"
          + "Lambda-Runtime-Trace-Id: Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;"
          + "Parent=9a9197af755a6419;Sampled=1\r\n"
          + "Content-Length: "
          + length
          + "\r\n\r\n";
    }

    private String head() throws IOException {
      StringBuilder head = new StringBuilder();
      while (head.length() < 4 || head.indexOf("\r\n\r\n", head.length() - 4) < 0) {
        int next = in.read();
        if (next < 0) {
          throw new EOFException("the instance ended: " + head);
        }
        head.append((char) next);
      }
      return head.toString();
    }

    private String body(String head) throws IOException {
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
}
