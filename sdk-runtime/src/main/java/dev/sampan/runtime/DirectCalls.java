// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime;

import dev.sampan.Body;
import dev.sampan.Delivery;
import dev.sampan.Event;
import dev.sampan.EventTypes;
import dev.sampan.FunctionException;
import dev.sampan.HttpResponse;
import dev.sampan.NewEvent;
import dev.sampan.Trigger;
import dev.sampan.runtime.cloudevents.StrictCloudEvents;
import dev.sampan.spi.HandlerShape;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers direct calls, which middleware sees as events: whatever happens, there is a reply. */
final class DirectCalls {

  private static final URI SOURCE = URI.create("urn:sampan:direct");

  private final LoadedFunction function;
  private final EventCalls events;

  DirectCalls(LoadedFunction function, EventCalls events) {
    this.function = function;
    this.events = events;
  }

  DirectReply answer(byte[] payload, Call call) {
    return answer(event(payload, call), call);
  }

  DirectReply answer(IncomingEvent event, Call call) {
    HandlerShape shape = function.type().shape();
    if (shape == HandlerShape.HTTP || shape == HandlerShape.BATCH) {
      String takes = shape == HandlerShape.HTTP ? "HTTP requests" : "batches of events";
      return unsupported("takes " + takes + "; it has no direct form");
    }
    try {
      return reply(events.result(event, call), event);
    } catch (Throwable thrown) {
      function.noteFailure(thrown);
      if (!(thrown instanceof FunctionException)) {
        Failures.log(call.log(), "The function failed.", thrown);
      }
      return new DirectReply.Failed(Failure.of(thrown));
    }
  }

  private IncomingEvent event(byte[] payload, Call call) {
    String name = function.entry().name();
    Delivery delivery =
        new Delivery(Trigger.DIRECT, name, call.attempt(), null, call.id(), Map.of());
    return IncomingEvent.of(call.id(), SOURCE, EventTypes.DIRECT_CALL, delivery, payload);
  }

  private DirectReply reply(@Nullable Object result, IncomingEvent input) {
    if (result instanceof HttpResponse) {
      return unsupported("answers with an HTTP response; it has no direct form");
    }
    if (result instanceof NewEvent<?> reply) {
      Event<Object> event = function.received(input);
      return returned(StrictCloudEvents.writeJson(new ReplyEvent(function).of(reply, event)));
    }
    return returned(function.payloads().encode(result));
  }

  private DirectReply returned(byte[] bytes) {
    return new DirectReply.Returned(Body.from(bytes, function.json()));
  }

  private DirectReply unsupported(String why) {
    String message = "The function \"" + function.entry().name() + "\" " + why + ".";
    return new DirectReply.Failed(new Failure("Sampan.Unsupported", message, List.of()));
  }
}
