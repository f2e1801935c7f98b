// SPDX-License-Identifier: Apache-2.0
package dev.sampan.benchmark;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

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
    return "127.0.0.1:" + port();
  }

  int port() {
    return listener.getLocalPort();
  }

  Instance accept() throws IOException {
    Socket socket = listener.accept();
    return new Instance(new HttpStream(socket));
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }

  /** One connected instance. */
  static final class Instance implements Closeable {

    private final HttpStream stream;

    private Instance(HttpStream stream) {
      this.stream = stream;
    }

    void awaitPoll() throws IOException {
      String head = stream.head();
      if (!head.startsWith("GET /2018-06-01/runtime/invocation/next ")) {
        throw new IOException("expected a poll, not: " + head + stream.body(head));
      }
    }

    String answer(String id, byte[] event) throws IOException {
      stream.write(eventHead(id, event.length), event);
      return reply(id);
    }

    private String reply(String id) throws IOException {
      String head = stream.head();
      String body = stream.body(head);
      if (!head.startsWith("POST /2018-06-01/runtime/invocation/" + id + "/response ")) {
        throw new IOException("expected a response, not: " + head + body);
      }
      return body;
    }

    void accepted() throws IOException {
      stream.write(ACCEPTED, new byte[0]);
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

    @Override
    public void close() throws IOException {
      stream.close();
    }
  }
}
