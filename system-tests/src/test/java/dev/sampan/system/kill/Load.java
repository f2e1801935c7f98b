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
import java.util.regex.Pattern;

/** A client that sends events as fast as they are accepted, and notes each one that was. */
final class Load {

  private static final Pattern LENGTH = Pattern.compile("(?i)content-length: (\\d+)");

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

  /** Sends calls that nobody waits for until the connection breaks. */
  void call(int port) {
    send(port, "/2015-03-31/functions/appender/invocations", "X-Amz-Invocation-Type: Event", "e");
  }

  /** Sends messages to a queue until the connection breaks. */
  void enqueue(int port, String token) {
    send(port, "/api/sources/queue/orders/messages", "Authorization: Bearer " + token, "q");
  }

  private void send(int port, String path, String header, String prefix) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setTcpNoDelay(true);
      var in = new BufferedInputStream(socket.getInputStream());
      while (true) {
        var id = prefix + sent.incrementAndGet();
        socket.getOutputStream().write(request(path, header, id));
        var status = status(in);
        if (status / 100 != 2) {
          throw new IllegalStateException(id + " was answered with " + status);
        }
        acknowledged.add(id);
      }
    } catch (IOException e) {
      // It was killed; what has no acknowledgement may or may not be delivered.
      return;
    }
  }

  private static byte[] request(String path, String header, String id) {
    var body = "{\"id\":\"" + id + "\"}";
    var head =
        "POST "
            + path
            + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
            + header
            + "\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n";
    return (head + body).getBytes(StandardCharsets.US_ASCII);
  }

  private static int status(InputStream in) throws IOException {
    var head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) next(in));
    }
    var length = LENGTH.matcher(head);
    for (var left = length.find() ? Integer.parseInt(length.group(1)) : 0; left > 0; left--) {
      var unused = next(in);
    }
    return Integer.parseInt(head.substring(9, 12));
  }

  private static int next(InputStream in) throws IOException {
    var next = in.read();
    if (next < 0) {
      throw new IOException("the connection is closed");
    }
    return next;
  }
}
