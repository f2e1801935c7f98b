// SPDX-License-Identifier: Apache-2.0
package dev.sampan.testing;

import dev.sampan.Batch;
import dev.sampan.BatchResult;
import dev.sampan.Context;
import dev.sampan.Event;
import dev.sampan.Handler;
import dev.sampan.Outcome;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A batch without middleware and without order. */
final class TestBatch<T> implements Batch<T> {

  private static final Duration MARGIN = Duration.ofMillis(200);

  private final List<Event<T>> events;

  TestBatch(List<? extends Event<T>> events) {
    this.events = List.copyOf(events);
  }

  @Override
  public List<Event<T>> events() {
    return events;
  }

  @Override
  public BatchResult each(Context context, Handler<? super Event<T>, ?> handler) {
    return outcomes(
        event ->
            context.deadline().hasAtLeast(MARGIN)
                ? handled(event, context, handler)
                : Outcome.notAttempted("the deadline is near"));
  }

  private static <T> Outcome handled(
      Event<T> event, Context context, Handler<? super Event<T>, ?> handler) {
    try {
      @Nullable Object result = handler.handle(event, context);
      return result instanceof Outcome outcome ? outcome : Outcome.ack();
    } catch (Exception e) {
      return of(e);
    }
  }

  @Override
  public BatchResult outcomes(Function<? super Event<T>, ? extends Outcome> outcome) {
    Map<String, Outcome> outcomes = new LinkedHashMap<>();
    for (Event<T> event : events) {
      outcomes.put(event.delivery().receipt(), asked(event, outcome));
    }
    return new BatchResult(outcomes);
  }

  private static <T> Outcome asked(
      Event<T> event, Function<? super Event<T>, ? extends Outcome> outcome) {
    try {
      return outcome.apply(event);
    } catch (RuntimeException e) {
      return of(e);
    }
  }

  private static Outcome of(Exception thrown) {
    if (thrown instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
    return Outcome.of(thrown);
  }
}
