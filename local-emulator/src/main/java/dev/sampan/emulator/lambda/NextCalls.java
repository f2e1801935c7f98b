// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.lambda;

import dev.sampan.Body;
import dev.sampan.Headers;
import dev.sampan.emulator.instance.EventPoll;
import dev.sampan.emulator.instance.Replies;
import io.undertow.server.HttpServerExchange;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Where the loops of a concurrent runtime wait for the next event, each with a request of its own,
 * and events for a loop that asks. One that waits holds no thread. Thread-safe. A runtime with one
 * loop waits in an {@link EventPoll}.
 */
final class NextCalls {

  private record Event(Headers headers, Body body) {}

  private final Object lock = new Object();
  private final Deque<HttpServerExchange> waiting = new ArrayDeque<>();
  private final Deque<Event> events = new ArrayDeque<>();

  /** A loop asks: it is answered now, or when there is an event. */
  void ask(HttpServerExchange exchange) {
    Replies.keepOpen(exchange);
    Event event;
    synchronized (lock) {
      event = events.poll();
      if (event == null) {
        waiting.add(exchange);
      }
    }
    if (event != null) {
      Replies.send(exchange, 200, event.headers(), event.body());
    }
  }

  /** Hands out an event to the loop that has waited longest, or to the next that asks. */
  void offer(Headers headers, Body body) {
    HttpServerExchange loop;
    synchronized (lock) {
      loop = waiting.poll();
      if (loop == null) {
        events.add(new Event(headers, body));
      }
    }
    if (loop != null) {
      Replies.send(loop, 200, headers, body);
    }
  }
}
