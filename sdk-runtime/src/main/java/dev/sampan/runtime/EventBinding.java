// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime;

import dev.sampan.Context;
import dev.sampan.Event;
import dev.sampan.Handler;
import dev.sampan.spi.HandlerShape;
import org.jspecify.annotations.Nullable;

/** Hands one event to the handler, as an event or as its payload, behind all middleware. */
final class EventBinding implements Handler<Event<?>, @Nullable Object> {

  private final LoadedFunction function;
  private final HandlerShape shape;

  EventBinding(LoadedFunction function) {
    this.function = function;
    this.shape = function.type().shape();
  }

  /** NullAway does not see that the type argument is nullable. */
  @Override
  @SuppressWarnings("NullAway")
  public @Nullable Object handle(Event<?> event, Context context) throws Exception {
    Object input = shape == HandlerShape.EVENT ? event : event.payload();
    return function.handle(input, context);
  }
}
