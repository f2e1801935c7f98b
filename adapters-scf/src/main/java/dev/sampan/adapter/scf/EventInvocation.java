// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.scf;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sampan.BatchResult;
import dev.sampan.Delivery;
import dev.sampan.Outcome;
import dev.sampan.Trigger;
import dev.sampan.runtime.Call;
import dev.sampan.runtime.EventReply;
import dev.sampan.runtime.Failure;
import dev.sampan.runtime.FunctionInstance;
import dev.sampan.runtime.IncomingEvent;
import dev.sampan.runtime.TriggerEntry;
import dev.sampan.runtime.cloudevents.BadCloudEvent;
import dev.sampan.runtime.cloudevents.StrictCloudEvents;
import io.cloudevents.CloudEvent;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The events of one invocation. The platform has no answer for a part of them: one that is not done
 * fails them all, and all come again.
 */
final class EventInvocation {

  private static final byte[] NOTHING = "null".getBytes(UTF_8);

  private final FunctionInstance function;
  private final Call call;

  EventInvocation(FunctionInstance function, Call call) {
    this.function = function;
    this.call = call;
  }

  Reply events(NativeSources sources, NativeEvent told) {
    List<IncomingEvent> events;
    try {
      events = sources.events(told, call.id());
    } catch (BadEvent e) {
      return refused(e, Failure.of(e));
    }
    return events.isEmpty() ? Reply.result(NOTHING) : delivered(events);
  }

  private Reply delivered(List<IncomingEvent> events) {
    BatchResult result = function.events(events, call);
    int failed = 0;
    Outcome first = Outcome.ack();
    for (IncomingEvent event : events) {
      Outcome outcome = result.outcome(event.delivery().receipt());
      if (!done(outcome)) {
        first = failed++ == 0 ? outcome : first;
      }
    }
    String share = failed + " of " + events.size() + " events failed; all are delivered again: ";
    return failed == 0 ? Reply.result(NOTHING) : failed(share + reason(first));
  }

  Reply cloudEvent(byte[] json) {
    CloudEvent event;
    try {
      event = EventBridge.read(json);
    } catch (BadCloudEvent e) {
      return refused(e, Failure.of(e));
    }
    EventReply reply = function.event(IncomingEvent.of(event, delivery(event)), call);
    if (!done(reply.outcome())) {
      return failed(reason(reply.outcome()));
    }
    return Reply.result(reply.event().map(StrictCloudEvents::writeJson).orElse(NOTHING));
  }

  private Reply refused(RuntimeException reason, Failure failure) {
    call.log().error("An event was refused. " + reason.getMessage());
    return Reply.error(failure, call.id());
  }

  private Reply failed(String message) {
    return Reply.error(new Failure("Sampan.EventsFailed", message, List.of()), call.id());
  }

  private boolean done(Outcome outcome) {
    return outcome instanceof Outcome.Ack
        || (outcome instanceof Outcome.Reject && function.function().onReject().equals("drop"));
  }

  private static String reason(Outcome outcome) {
    if (outcome instanceof Outcome.Retry retry) {
      return retry.reason();
    }
    if (outcome instanceof Outcome.Reject reject) {
      return reject.code() + ": " + reject.reason();
    }
    return outcome instanceof Outcome.NotAttempted left ? left.reason() : "";
  }

  private Delivery delivery(CloudEvent event) {
    TriggerEntry trigger = trigger();
    Object key = event.getExtension("partitionkey");
    return new Delivery(
        trigger == null ? Trigger.DIRECT : trigger.kind(),
        trigger == null ? event.getSource().toString() : trigger.source(),
        1,
        key == null ? null : key.toString(),
        event.getId(),
        Map.of());
  }

  /** A bus, as that is what sends CloudEvents, or else what the function has. */
  private @Nullable TriggerEntry trigger() {
    TriggerEntry first = null;
    for (TriggerEntry each : function.function().triggers()) {
      if (each.kind() == Trigger.BUS) {
        return each;
      }
      boolean events = each.kind() != Trigger.HTTP && each.kind() != Trigger.DIRECT;
      first = first == null && events ? each : first;
    }
    return first;
  }
}
