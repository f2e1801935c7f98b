// SPDX-License-Identifier: Apache-2.0
package dev.sampan.system.kill;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** A client that sends events as fast as they are accepted, and notes each one that was. */
final class Load {

  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
  private final AtomicLong sent = new AtomicLong();

  Set<String> acknowledged() {
    return acknowledged;
  }

  long sent() {
    return sent.get();
  }

  /** Waits until one more event is acknowledged. */
  void awaitNext(Target target) throws IOException, InterruptedException {
    var before = acknowledged.size();
    while (acknowledged.size() == before) {
      target.livesOn(1);
    }
  }

  /** Sends until the connection breaks. */
  void send(int port) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setTcpNoDelay(true);
      var in = new BufferedInputStream(socket.getInputStream());
      while (true) {
        var id = "e" + sent.incrementAndGet();
        socket.getOutputStream().write(request(id));
        var status = status(in);
        if (status != 202) {
          throw new IllegalStateException(id + " was answered with " + status);
        }
        acknowledged.add(id);
      }
    } catch (IOException e) {
      // It was killed; what has no acknowledgement may or may not be delivered.
      return;
    }
  }

  private static byte[] request(String id) {
    var body = "{\"id\":\"" + id + "\"}";
    var head =
        "POST /2015-03-31/functions/appender/invocations HTTP/1.1\r\nHost: 127.0.0.1\r\n"
            + "X-Amz-Invocation-Type: Event\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n";
    return (head + body).getBytes(StandardCharsets.US_ASCII);
  }

  private static int status(InputStream in) throws IOException {
    var head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      var next = in.read();
      if (next < 0) {
        throw new IOException("the connection is closed");
      }
      head.append((char) next);
    }
    if (!head.toString().toLowerCase(java.util.Locale.ROOT).contains("content-length: 0")) {
      throw new IllegalStateException("an answer with a body: " + head);
    }
    return Integer.parseInt(head.substring(9, 12));
  }
}
