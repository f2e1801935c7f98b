// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime;

import dev.sampan.Batch;
import dev.sampan.BatchResult;
import dev.sampan.Event;
import dev.sampan.Handler;
import dev.sampan.NewEvent;
import dev.sampan.Outcome;
import dev.sampan.spi.HandlerShape;
import io.cloudevents.CloudEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Handles events: whatever happens, each has an outcome. */
final class EventCalls {

  private final LoadedFunction function;
  private final HandlerShape shape;
  private final Handler<Event<?>, @Nullable Object> chain;
  private final Handler<Batch<?>, BatchResult> batchChain;

  EventCalls(LoadedFunction function) {
    this.function = function;
    this.shape = function.type().shape();
    this.chain = EventChain.of(function.middleware(), new EventBinding(function));
    this.batchChain = BatchChain.of(function.middleware(), new BatchBinding(function));
  }

  BatchResult all(List<IncomingEvent> incoming, Call call) {
    List<Event<Object>> events = received(incoming);
    InvocationContext context = function.context(call);
    BatchResult result =
        switch (shape) {
          case HTTP -> unsupported(events);
          case BATCH -> batch(events, context);
          case PAYLOAD, EVENT -> new InOrder(function, context).run(events, chain);
        };
    return settled(events, result, call);
  }

  EventReply one(IncomingEvent incoming, Call call) {
    if (shape == HandlerShape.HTTP || shape == HandlerShape.BATCH) {
      Outcome outcome = all(List.of(incoming), call).outcome(incoming.delivery().receipt());
      return new EventReply(outcome, Optional.empty());
    }
    Event<Object> event = function.received(Unwrapped.of(incoming));
    Outcomes outcomes = new Outcomes(function, call.log());
    try {
      int attempt = event.delivery().attempt();
      Object result = chain.handle(event, function.context(call).withAttempt(attempt));
      Optional<CloudEvent> reply = reply(result, event);
      return new EventReply(outcomes.settle(event, Outcomes.of(result)), reply);
    } catch (Throwable thrown) {
      Outcome outcome = outcomes.of(event, thrown);
      return new EventReply(outcomes.settle(event, outcome), Optional.empty());
    }
  }

  /** The result of the chain, for a direct call. */
  @Nullable Object result(IncomingEvent incoming, Call call) throws Exception {
    return chain.handle(function.received(incoming), function.context(call));
  }

  private Optional<CloudEvent> reply(@Nullable Object result, CloudEvent event) {
    return result instanceof NewEvent<?> reply
        ? Optional.of(new ReplyEvent(function).of(reply, event))
        : Optional.empty();
  }

  private List<Event<Object>> received(List<IncomingEvent> incoming) {
    List<Event<Object>> events = new ArrayList<>(incoming.size());
    for (IncomingEvent each : incoming) {
      events.add(function.received(Unwrapped.of(each)));
    }
    return events;
  }

  private BatchResult batch(List<Event<Object>> events, InvocationContext context) {
    try {
      return batchChain.handle(new ReceivedBatch<>(function, context, events), context);
    } catch (Throwable thrown) {
      function.noteFailure(thrown);
      String which = "The batch of " + events.size() + " events";
      Failures.log(context.logger(), which + " failed.", thrown);
      return each(events, Outcomes.of(thrown));
    }
  }

  /** A retry, as the right function may be deployed by then. */
  private BatchResult unsupported(List<Event<Object>> events) {
    String name = function.entry().name();
    return each(events, Outcome.retry("function \"" + name + "\" takes HTTP requests, not events"));
  }

  private static BatchResult each(List<Event<Object>> events, Outcome outcome) {
    Map<String, Outcome> outcomes = new LinkedHashMap<>();
    for (Event<?> event : events) {
      outcomes.put(event.delivery().receipt(), outcome);
    }
    return new BatchResult(outcomes);
  }

  private BatchResult settled(List<Event<Object>> events, BatchResult result, Call call) {
    Outcomes outcomes = new Outcomes(function, call.log());
    Map<String, Outcome> settled = new LinkedHashMap<>();
    for (Event<?> event : events) {
      String receipt = event.delivery().receipt();
      settled.put(receipt, outcomes.settle(event, result.outcome(receipt)));
    }
    return new BatchResult(settled);
  }
}
