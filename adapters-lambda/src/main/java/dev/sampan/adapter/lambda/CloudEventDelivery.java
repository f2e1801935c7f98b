// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.lambda;

import dev.sampan.Delivery;
import dev.sampan.Trigger;
import dev.sampan.runtime.Call;
import dev.sampan.runtime.FunctionEntry;
import dev.sampan.runtime.FunctionInstance;
import dev.sampan.runtime.IncomingEvent;
import dev.sampan.runtime.TriggerEntry;
import dev.sampan.runtime.cloudevents.StrictCloudEvents;
import io.cloudevents.CloudEvent;
import java.util.Map;

/** Serves an event that is a CloudEvent in JSON (structured mode). */
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
    return new AsyncReply(instance).serve(IncomingEvent.of(event, delivery), call);
  }
}
