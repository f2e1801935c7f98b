// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime;

import dev.sampan.Context;
import dev.sampan.Event;
import dev.sampan.Handler;
import dev.sampan.Middleware;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One middleware around the rest of a function's way of handling one event. */
final class EventChain implements Handler<Event<?>, @Nullable Object> {

  private final Middleware outer;
  private final Handler<Event<?>, @Nullable Object> next;

  private EventChain(Middleware outer, Handler<Event<?>, @Nullable Object> next) {
    this.outer = outer;
    this.next = next;
  }

  /** All middleware, the first outermost, around the given handler. */
  static Handler<Event<?>, @Nullable Object> of(
      List<Middleware> middleware, Handler<Event<?>, @Nullable Object> innermost) {
    Handler<Event<?>, @Nullable Object> chain = innermost;
    for (int i = middleware.size() - 1; i >= 0; i--) {
      chain = new EventChain(middleware.get(i), chain);
    }
    return chain;
  }

  /** NullAway does not see that the type argument is nullable. */
  @Override
  @SuppressWarnings("NullAway")
  public @Nullable Object handle(Event<?> event, Context context) throws Exception {
    return outer.event(event, context, next);
  }
}
