// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.websocket;

import dev.sampan.platform.lambda.SocketConnection;
import io.undertow.websockets.core.WebSocketCallback;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.WebSockets;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.xnio.IoUtils;

/** One open connection. Thread-safe. */
final class Socket {

  /** What a client may leave unread before more is refused; nobody says how much Amazon keeps. */
  static final long MOST_UNSENT = 1024L * 1024;

  /** Messages of one client whose functions run; no more is read until one of them is done. */
  static final int MOST_RUNNING = 32;

  private final SocketConnection facts;
  private final WebSocketChannel channel;
  private final Lifetime lifetime;
  private final AtomicLong unsent = new AtomicLong();
  private final AtomicInteger running = new AtomicInteger();
  private final AtomicBoolean ended = new AtomicBoolean();

  Socket(SocketConnection facts, WebSocketChannel channel) {
    this.facts = facts;
    this.channel = channel;
    this.lifetime = new Lifetime(facts.since());
  }

  SocketConnection facts() {
    return facts;
  }

  Lifetime lifetime() {
    return lifetime;
  }

  /** Whether this is the first time that the connection is said to have ended. */
  boolean end() {
    return ended.compareAndSet(false, true);
  }

  boolean hasEnded() {
    return ended.get();
  }

  /**
   * Sends a text.
   *
   * @return whether it will be sent: not if the client has left too much unread
   */
  boolean send(String text, Instant now) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    if (unsent.addAndGet(bytes.length) > MOST_UNSENT) {
      unsent.addAndGet(-bytes.length);
      return false;
    }
    lifetime.touch(now);
    channel
        .getIoThread()
        .execute(
            () -> WebSockets.sendText(ByteBuffer.wrap(bytes), channel, new Sent(), bytes.length));
    return true;
  }

  /** A message is given to a function. */
  void began() {
    if (running.incrementAndGet() >= MOST_RUNNING) {
      channel.suspendReceives();
    }
  }

  /** A function is done with a message. */
  void finished() {
    if (running.decrementAndGet() == MOST_RUNNING - 1) {
      channel.getIoThread().execute(channel::resumeReceives);
    }
  }

  /** Tells the client that the connection ends; who does not hear it is cut off. */
  void close(int status, String reason) {
    channel.getIoThread().execute(() -> WebSockets.sendClose(status, reason, channel, null));
  }

  /** Ends the connection, without a word. */
  void cut() {
    channel.getIoThread().execute(() -> IoUtils.safeClose(channel));
  }

  /** Counts what was sent, or never will be. */
  private final class Sent implements WebSocketCallback<Integer> {

    @Override
    public void complete(WebSocketChannel sender, Integer bytes) {
      unsent.addAndGet(-bytes);
    }

    @Override
    public void onError(WebSocketChannel sender, Integer bytes, Throwable e) {
      unsent.addAndGet(-bytes);
    }
  }
}
