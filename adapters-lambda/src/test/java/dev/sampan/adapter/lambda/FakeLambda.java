// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.lambda;

import dev.sampan.runtime.http.Connection;
import dev.sampan.runtime.http.Connector;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;

/**
 * The Runtime API in memory: gives out the events it was given, then ends the connection. It reads
 * and writes raw HTTP, and keeps every post.
 */
final class FakeLambda implements Connector {

  private static final String EMPTY = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";

  private final Object lock = new Object();
  private final Queue<byte[]> events = new ArrayDeque<>();
  private final Map<String, String> answers = new HashMap<>();
  private final List<Post> posts = new ArrayList<>();
  private final List<String> brokenOff = new ArrayList<>();
  private Runnable onRestore = () -> {};
  private int postsBeforeTheEnd;
  private int polls;
  private int connections;

  /** One post that arrived. */
  record Post(String path, Map<String, String> headers, String body) {
    @Override
    public String toString() {
      return path + " " + body.substring(0, Math.min(100, body.length()));
    }
  }

  FakeLambda event(String id, String json, String... headers) {
    StringBuilder head = new StringBuilder("HTTP/1.1 200 OK\r\n");
    head.append("Lambda-Runtime-Aws-Request-Id: ").append(id).append("\r\n");
    for (String header : headers) {
      head.append(header).append("\r\n");
    }
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    head.append("Content-Length: ").append(body.length).append("\r\n\r\n").append(json);
    return raw(head.toString());
  }

  /** Answers the next poll with these bytes; none at all ends the connection. */
  FakeLambda raw(String reply) {
    events.add(reply.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  /** Answers a post to a path that ends like this with the given reply in place of 202. */
  FakeLambda answering(String pathEnd, String reply) {
    answers.put(pathEnd, reply);
    return this;
  }

  /** Runs this when the instance waits to be restored. */
  FakeLambda onRestore(Runnable action) {
    onRestore = action;
    return this;
  }

  /** Keeps polls waiting, when there is no event, until so many posts have come. */
  FakeLambda endingAfter(int postCount) {
    postsBeforeTheEnd = postCount;
    return this;
  }

  List<Post> posts() {
    synchronized (lock) {
      return List.copyOf(posts);
    }
  }

  Post post() {
    List<Post> all = posts();
    if (all.size() != 1) {
      throw new AssertionError("not one post: " + all);
    }
    return all.get(0);
  }

  /** Requests that were begun and never ended, as they came. */
  List<String> brokenOff() {
    synchronized (lock) {
      return List.copyOf(brokenOff);
    }
  }

  int polls() {
    synchronized (lock) {
      return polls;
    }
  }

  int connections() {
    synchronized (lock) {
      return connections;
    }
  }

  @Override
  public Connection connect() {
    synchronized (lock) {
      connections++;
    }
    return new FakeConnection();
  }

  private byte[] answer(String head, String body) throws IOException {
    String path = head.substring(head.indexOf(' ') + 1, head.indexOf(" HTTP/1.1"));
    if (head.startsWith("GET ")) {
      return next(path);
    }
    synchronized (lock) {
      posts.add(new Post(path, headers(head), body));
      lock.notifyAll();
    }
    for (Map.Entry<String, String> answer : answers.entrySet()) {
      if (path.endsWith(answer.getKey())) {
        return answer.getValue().getBytes(StandardCharsets.UTF_8);
      }
    }
    return "HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.UTF_8);
  }

  private byte[] next(String path) throws IOException {
    if (path.equals("/2018-06-01/runtime/restore/next")) {
      onRestore.run();
      return answers.getOrDefault("restore/next", EMPTY).getBytes(StandardCharsets.UTF_8);
    }
    if (!path.equals("/2018-06-01/runtime/invocation/next")) {
      throw new IOException("unknown path " + path);
    }
    synchronized (lock) {
      polls++;
      try {
        while (events.isEmpty() && posts.size() < postsBeforeTheEnd) {
          lock.wait();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException(e);
      }
      return events.isEmpty() ? new byte[0] : events.remove();
    }
  }

  private static Map<String, String> headers(String head) {
    Map<String, String> headers = new HashMap<>();
    for (String line : head.lines().toList()) {
      int colon = line.indexOf(": ");
      if (colon > 0) {
        headers.put(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 2));
      }
    }
    return headers;
  }

  private final class FakeConnection implements Connection {

    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
    private InputStream reply = InputStream.nullInputStream();

    @Override
    public InputStream in() {
      return new InputStream() {
        @Override
        public int read() throws IOException {
          byte[] one = new byte[1];
          return read(one, 0, 1) < 0 ? -1 : one[0] & 255;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
          int count = reply.read(target, offset, length);
          if (count >= 0 || heard.size() == 0) {
            return count;
          }
          reply = new ByteArrayInputStream(answer());
          return reply.read(target, offset, length);
        }
      };
    }

    private byte[] answer() throws IOException {
      String request = heard.toString(StandardCharsets.UTF_8);
      heard.reset();
      int end = request.indexOf("\r\n\r\n");
      return FakeLambda.this.answer(request.substring(0, end), request.substring(end + 4));
    }

    @Override
    public OutputStream out() {
      return heard;
    }

    @Override
    public void close() {
      if (heard.size() > 0) {
        synchronized (lock) {
          brokenOff.add(heard.toString(StandardCharsets.UTF_8));
        }
      }
    }
  }
}
