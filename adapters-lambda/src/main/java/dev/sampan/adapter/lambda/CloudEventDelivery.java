// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.lambda;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.sampan.Delivery;
import dev.sampan.Outcome;
import dev.sampan.RejectedException;
import dev.sampan.RetryableException;
import dev.sampan.Trigger;
import dev.sampan.runtime.Call;
import dev.sampan.runtime.EventReply;
import dev.sampan.runtime.Failure;
import dev.sampan.runtime.FunctionEntry;
import dev.sampan.runtime.FunctionInstance;
import dev.sampan.runtime.IncomingEvent;
import dev.sampan.runtime.TriggerEntry;
import dev.sampan.runtime.cloudevents.StrictCloudEvents;
import dev.sampan.runtime.json.JsonStreams;
import io.cloudevents.CloudEvent;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Serves an event that is a CloudEvent in JSON (structured mode): the reply event or {@code null}
 * if it is done with, a function error if not, so that Lambda tries again.
 */
final class CloudEventDelivery {

  private final FunctionInstance instance;

  CloudEventDelivery(FunctionInstance instance) {
    this.instance = instance;
  }

  private static Trigger kind(FunctionEntry function) {
    for (TriggerEntry trigger : function.triggers()) {
      if (trigger.kind() != Trigger.HTTP && trigger.kind() != Trigger.DIRECT) {
        return trigger.kind();
      }
    }
    return Trigger.DIRECT;
  }

  /** Whether this is JSON that says it is a CloudEvent, be it a valid one or not. */
  static boolean isCloudEvent(byte[] json) {
    try (JsonParser parser = JsonStreams.parser(json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return false;
      }
      for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
        boolean text = parser.nextToken() == JsonToken.VALUE_STRING;
        if (text && name.equals("specversion")) {
          return true;
        }
        parser.skipChildren();
      }
    } catch (IOException e) {
      // Not JSON, so nothing that this class serves.
    }
    return false;
  }

  /**
   * Serves the event.
   *
   * @throws RuntimeException if an attribute breaks a rule; the message says which
   */
  NativeReply serve(byte[] json, Call call) {
    CloudEvent event = StrictCloudEvents.readJson(json);
    Delivery delivery =
        new Delivery(
            kind(instance.function()),
            event.getSource().toString(),
            1,
            null,
            event.getId(),
            Map.of());
    EventReply reply = instance.event(IncomingEvent.of(event, delivery), call);
    return reply(event.getId(), reply, call);
  }

  private NativeReply reply(String id, EventReply reply, Call call) {
    if (reply.outcome() instanceof Outcome.Reject reject) {
      boolean drop = instance.function().onReject().equals("drop");
      call.log()
          .error(
              "event "
                  + id
                  + " was rejected ("
                  + reject.code()
                  + ": "
                  + reject.reason()
                  + ") and "
                  + (drop ? "dropped" : "reported as failed"));
      return drop ? NativeReply.nothing() : failed(RejectedException.class, reject.reason());
    }
    if (reply.outcome() instanceof Outcome.Retry retry) {
      return failed(RetryableException.class, retry.reason());
    }
    if (reply.outcome() instanceof Outcome.NotAttempted not) {
      return failed(RetryableException.class, not.reason());
    }
    return reply.event().isEmpty()
        ? NativeReply.nothing()
        : NativeReply.of(StrictCloudEvents.writeJson(reply.event().get()));
  }

  private static NativeReply failed(Class<?> type, String reason) {
    return NativeReply.failed(new Failure(type.getName(), reason, List.of()));
  }
}
