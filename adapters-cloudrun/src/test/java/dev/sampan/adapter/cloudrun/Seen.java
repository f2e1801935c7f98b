// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.cloudrun;

import dev.sampan.Context;
import dev.sampan.Event;
import dev.sampan.Handler;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps the events that reach it, and then does as it is told. */
final class Seen implements Handler<Event<String>, Object> {
  /** What to answer to an event. */
  @FunctionalInterface
  interface Act {
    @Nullable Object on(Event<String> event) throws Exception;
  }

  final List<Event<String>> events = new ArrayList<>();
  final List<Context> contexts = new ArrayList<>();
  private final Act act;

  private Seen(Act act) {
    this.act = act;
  }

  static Seen andDone() {
    return new Seen(event -> null);
  }

  static Seen and(Act act) {
    return new Seen(act);
  }

  static Seen andThrows(RuntimeException thrown) {
    return new Seen(
        event -> {
          throw thrown;
        });
  }

  Event<String> event() {
    if (events.size() != 1) {
      throw new AssertionError("events seen: " + events.size());
    }
    return events.get(0);
  }

  @Override
  @SuppressWarnings("NullAway") // null is no result
  public Object handle(Event<String> event, Context context) throws Exception {
    events.add(event);
    contexts.add(context);
    return act.on(event);
  }
}
