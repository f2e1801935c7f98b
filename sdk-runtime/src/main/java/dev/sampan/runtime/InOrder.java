// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime;

import dev.sampan.BatchResult;
import dev.sampan.Context;
import dev.sampan.Deadline;
import dev.sampan.Event;
import dev.sampan.Handler;
import dev.sampan.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Works through delivered events one after another: keeps the order that the manifest asks for, and
 * stops in time to report the rest.
 */
final class InOrder {

  /** What is left for the reply, in any case. */
  private static final Duration MARGIN = EarlyEnd.MARGIN;

  private final LoadedFunction function;
  private final Context context;
  private final Outcomes outcomes;
  private final Set<String> stoppedKeys = new HashSet<>();
  private boolean stopped;
  private Duration slowest = MARGIN;

  InOrder(LoadedFunction function, Context context) {
    this.function = function;
    this.context = context;
    this.outcomes = new Outcomes(function, context.logger());
  }

  /** The outcome of each event; the handler's {@link Outcome} result is one. */
  BatchResult run(List<? extends Event<?>> events, Handler<Event<?>, @Nullable Object> handler) {
    Map<String, Outcome> results = new LinkedHashMap<>();
    for (Event<?> event : events) {
      String obstacle = obstacle(event);
      Outcome outcome = obstacle == null ? attempt(event, handler) : Outcome.notAttempted(obstacle);
      if (outcomes.isFailure(outcome)) {
        stopAfter(event);
      }
      results.put(event.delivery().receipt(), outcome);
    }
    return new BatchResult(results);
  }

  private @Nullable String obstacle(Event<?> event) {
    if (!context.deadline().hasAtLeast(slowest)) {
      return "the deadline is near";
    }
    if (!function.isUsable()) {
      return "the instance ran out of memory";
    }
    if (Thread.currentThread().isInterrupted()) {
      return "the invocation was interrupted";
    }
    boolean waits = stopped || stoppedKeys.contains(event.delivery().orderingKey());
    return waits ? "an event before it failed" : null;
  }

  private void stopAfter(Event<?> event) {
    String order = function.entry().order();
    String key = event.delivery().orderingKey();
    if (order.equals("strict")) {
      stopped = true;
    } else if (order.equals("per-key") && key != null) {
      stoppedKeys.add(key);
    }
  }

  private Outcome attempt(Event<?> event, Handler<Event<?>, @Nullable Object> handler) {
    Deadline deadline = context.deadline();
    Instant start = deadline.clock().instant();
    Outcome outcome = outcomeOf(event, handler);
    Duration taken = Duration.between(start, deadline.clock().instant());
    slowest = taken.compareTo(slowest) > 0 ? taken : slowest;
    return outcome;
  }

  private Outcome outcomeOf(Event<?> event, Handler<Event<?>, @Nullable Object> handler) {
    try {
      return Outcomes.of(handler.handle(event, contextOf(event)));
    } catch (Throwable thrown) {
      return outcomes.of(event, thrown);
    }
  }

  /** One item of a batch may know its attempt better than the batch does. */
  private Context contextOf(Event<?> event) {
    return context instanceof InvocationContext own
        ? own.withAttempt(event.delivery().attempt())
        : context;
  }
}
