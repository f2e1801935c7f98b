// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.instance;

import dev.sampan.Body;
import dev.sampan.Headers;
import io.undertow.server.HttpServerExchange;
import org.jspecify.annotations.Nullable;

/**
 * Where a runtime's long poll waits for the next event. A poll that waits is an open connection and
 * nothing else: no thread. Thread-safe.
 */
public final class EventPoll {

  private record Event(Headers headers, Body body) {}

  private final Object lock = new Object();
  private @Nullable HttpServerExchange waiting;
  private @Nullable Event event;

  /** Answers the poll with the event, now or when there is one; a later poll replaces it. */
  public void ask(HttpServerExchange exchange) {
    Replies.keepOpen(exchange);
    Event now;
    synchronized (lock) {
      now = event;
      waiting = now == null ? exchange : null;
    }
    if (now != null) {
      Replies.send(exchange, 200, now.headers(), now.body());
    }
  }

  /** Hands out an event, to the poll that waits and to each one until {@link #done}. */
  public void offer(Headers headers, Body body) {
    HttpServerExchange poll;
    synchronized (lock) {
      event = new Event(headers, body);
      poll = waiting;
      waiting = null;
    }
    if (poll != null) {
      Replies.send(poll, 200, headers, body);
    }
  }

  /** The event was answered; the next poll waits for another one. */
  public void done() {
    synchronized (lock) {
      event = null;
    }
  }
}
