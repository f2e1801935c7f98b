// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.console;

import com.fasterxml.jackson.databind.JsonNode;
import io.undertow.io.IoCallback;
import io.undertow.io.Sender;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * An answer of lines of JSON without an end (NDJSON). Thread-safe; no method waits. A client that
 * is slower than the lines misses some: then a line {@code {"dropped":N}} stands in their place.
 */
public final class ControlStream {

  /** The most that is kept for a client that does not read. */
  private static final int BUFFER_BYTES = 1024 * 1024;

  private final HttpServerExchange exchange;
  private final Object lock = new Object();
  private final Queue<byte[]> waiting = new ArrayDeque<>();
  private int waitingBytes;
  private int dropped;
  private boolean sending;
  private boolean closing;
  private boolean ended;

  private ControlStream(HttpServerExchange exchange) {
    this.exchange = exchange;
  }

  static ControlStream open(HttpServerExchange exchange) {
    var stream = new ControlStream(exchange);
    exchange.setStatusCode(200);
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/x-ndjson");
    exchange.addExchangeCompleteListener(
        (it, next) -> {
          stream.end();
          next.proceed();
        });
    stream.wake();
    return stream;
  }

  /**
   * Sends one line, now or when the client has read those before it.
   *
   * @return false if the client is gone or the stream is closed; then nobody needs to send more
   */
  public boolean send(JsonNode line) {
    var bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
    synchronized (lock) {
      if (ended || closing) {
        return false;
      }
      if (waitingBytes + bytes.length > BUFFER_BYTES) {
        dropped++;
        return true;
      }
      tellDropped();
      add(bytes);
    }
    wake();
    return true;
  }

  /** Ends the answer after what was sent. */
  public void close() {
    synchronized (lock) {
      closing = true;
    }
    wake();
  }

  private void add(byte[] bytes) {
    waiting.add(bytes);
    waitingBytes += bytes.length;
  }

  private void tellDropped() {
    if (dropped > 0) {
      add(("{\"dropped\":" + dropped + "}\n").getBytes(StandardCharsets.UTF_8));
      dropped = 0;
    }
  }

  private void wake() {
    exchange.getIoThread().execute(this::drain);
  }

  /** Runs on the I/O thread of the connection. */
  private void drain() {
    var next = take();
    if (next.length > 0) {
      exchange.getResponseSender().send(ByteBuffer.wrap(next), new Sent());
    }
  }

  private byte[] take() {
    synchronized (lock) {
      if (sending || ended) {
        return new byte[0];
      }
      if (waiting.isEmpty()) {
        tellDropped();
      }
      if (waiting.isEmpty()) {
        finish();
        return new byte[0];
      }
      sending = true;
      var next = waiting.remove();
      waitingBytes -= next.length;
      return next;
    }
  }

  private void finish() {
    if (closing) {
      ended = true;
      exchange.endExchange();
    }
  }

  private void end() {
    synchronized (lock) {
      ended = true;
      waiting.clear();
    }
  }

  /** Goes on with the next line, or notes that the client is gone. */
  private final class Sent implements IoCallback {

    @Override
    public void onComplete(HttpServerExchange it, Sender sender) {
      synchronized (lock) {
        sending = false;
      }
      wake();
    }

    @Override
    public void onException(HttpServerExchange it, Sender sender, IOException exception) {
      end();
      it.endExchange();
    }
  }
}
