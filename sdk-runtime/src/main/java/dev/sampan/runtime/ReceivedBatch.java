// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime;

import dev.sampan.Batch;
import dev.sampan.BatchResult;
import dev.sampan.Context;
import dev.sampan.Event;
import dev.sampan.Handler;
import dev.sampan.Outcome;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A batch as a handler sees it. */
final class ReceivedBatch<T> implements Batch<T> {

  private final LoadedFunction function;
  private final Context context;
  private final List<Event<T>> events;

  ReceivedBatch(LoadedFunction function, Context context, List<Event<T>> events) {
    this.function = function;
    this.context = context;
    this.events = List.copyOf(events);
  }

  @Override
  public List<Event<T>> events() {
    return events;
  }

  @Override
  public BatchResult each(Context given, Handler<? super Event<T>, ?> handler) {
    Handler<Event<?>, @Nullable Object> chain =
        EventChain.of(function.middleware(), new Each<>(handler));
    return new InOrder(function, given).run(events, chain);
  }

  @Override
  public BatchResult outcomes(Function<? super Event<T>, ? extends Outcome> outcome) {
    return new InOrder(function, context).run(events, new Asked<>(outcome));
  }

  /** The events of the batch have its payload type, as middleware hands on what it was given. */
  @SuppressWarnings("unchecked")
  private static <T> Event<T> own(Event<?> event) {
    return (Event<T>) event;
  }

  private static final class Each<T> implements Handler<Event<?>, @Nullable Object> {
    private final Handler<? super Event<T>, ?> handler;

    Each(Handler<? super Event<T>, ?> handler) {
      this.handler = handler;
    }

    @Override
    @SuppressWarnings("NullAway")
    public @Nullable Object handle(Event<?> event, Context context) throws Exception {
      return handler.handle(own(event), context);
    }
  }

  private static final class Asked<T> implements Handler<Event<?>, @Nullable Object> {
    private final Function<? super Event<T>, ? extends Outcome> outcome;

    Asked(Function<? super Event<T>, ? extends Outcome> outcome) {
      this.outcome = outcome;
    }

    @Override
    public Object handle(Event<?> event, Context context) {
      Outcome given = outcome.apply(own(event));
      return given == null ? Outcome.retry("The function gave no outcome") : given;
    }
  }
}
