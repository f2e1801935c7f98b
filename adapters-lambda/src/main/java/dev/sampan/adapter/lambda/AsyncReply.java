// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.lambda;

import dev.sampan.BatchResult;
import dev.sampan.Outcome;
import dev.sampan.RejectedException;
import dev.sampan.RetryableException;
import dev.sampan.runtime.Call;
import dev.sampan.runtime.EventReply;
import dev.sampan.runtime.Failure;
import dev.sampan.runtime.FunctionInstance;
import dev.sampan.runtime.IncomingEvent;
import dev.sampan.runtime.cloudevents.StrictCloudEvents;
import java.util.List;

/**
 * Serves events that came in an asynchronous call, which is done or fails as a whole: the reply
 * event or {@code null} if it is done, a function error if not, so that Lambda tries again and then
 * sends it to the dead letters. Lambda has no final refusal, so a rejected event is a failed one.
 */
final class AsyncReply {

  private final FunctionInstance instance;

  AsyncReply(FunctionInstance instance) {
    this.instance = instance;
  }

  NativeReply serve(List<IncomingEvent> events, Call call) {
    if (events.size() == 1) {
      return serve(events.get(0), call);
    }
    return events.isEmpty() ? NativeReply.nothing() : all(events, call);
  }

  private NativeReply all(List<IncomingEvent> events, Call call) {
    BatchResult result = instance.events(events, call);
    for (IncomingEvent event : events) {
      Outcome outcome = result.outcome(event.delivery().receipt());
      if (!(outcome instanceof Outcome.Ack)) {
        return failed(outcome);
      }
    }
    return NativeReply.nothing();
  }

  NativeReply serve(IncomingEvent event, Call call) {
    EventReply reply = instance.event(event, call);
    if (!(reply.outcome() instanceof Outcome.Ack)) {
      return failed(reply.outcome());
    }
    return reply.event().isEmpty()
        ? NativeReply.nothing()
        : NativeReply.of(StrictCloudEvents.writeJson(reply.event().get()));
  }

  private static NativeReply failed(Outcome outcome) {
    if (outcome instanceof Outcome.Reject reject) {
      return failed(RejectedException.class, reject.reason());
    }
    if (outcome instanceof Outcome.Retry retry) {
      return failed(RetryableException.class, retry.reason());
    }
    return failed(RetryableException.class, ((Outcome.NotAttempted) outcome).reason());
  }

  private static NativeReply failed(Class<?> type, String reason) {
    return NativeReply.failed(new Failure(type.getName(), reason, List.of()));
  }
}
