// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.scf;

import dev.sampan.Trigger;
import dev.sampan.runtime.FunctionEntry;
import dev.sampan.runtime.IncomingEvent;
import dev.sampan.runtime.TriggerEntry;
import dev.sampan.runtime.json.JsonTree;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The sources whose events a function takes. An event of any other source is a direct call, as its
 * payload may look like anything. Thread-safe.
 */
final class NativeSources {

  private final FunctionEntry function;
  private final Set<Trigger> kinds = EnumSet.noneOf(Trigger.class);

  NativeSources(FunctionEntry function) {
    this.function = function;
    for (TriggerEntry each : function.triggers()) {
      kinds.add(each.kind());
    }
  }

  /** Whether an event is of a source of the function's, by its form. */
  boolean take(NativeEvent event) {
    boolean messages = takesMessages() && !event.messages.isEmpty();
    boolean streamed = kinds.contains(Trigger.STREAM) && !event.streamed.isEmpty();
    boolean objects = kinds.contains(Trigger.OBJECT) && !event.objects.isEmpty();
    boolean logs = kinds.contains(Trigger.LOG) && event.logs != null;
    boolean firing = kinds.contains(Trigger.SCHEDULE) && event.firing();
    return messages || streamed || objects || logs || firing || isEmpty(event);
  }

  /**
   * The portable events of an event that is taken, in their order.
   *
   * @throws BadEvent if it breaks its source's form
   */
  List<IncomingEvent> events(NativeEvent event, String invocation) {
    JsonTree logs = event.logs;
    if (logs != null && kinds.contains(Trigger.LOG)) {
      return List.of(ClsLines.event(logs, function, invocation));
    }
    if (event.firing() && kinds.contains(Trigger.SCHEDULE)) {
      return List.of(TimerFiring.event(JsonTree.of(event.timer), function));
    }
    requireOneKind(event);
    if (!event.messages.isEmpty()) {
      return CmqTopic.events(event.messages, function);
    }
    return event.streamed.isEmpty()
        ? CosRecords.events(event.objects, function)
        : CkafkaRecords.events(event.streamed, function);
  }

  /** Nothing is to be done, and nothing is wrong. */
  private boolean isEmpty(NativeEvent event) {
    boolean takesRecords =
        takesMessages() || kinds.contains(Trigger.STREAM) || kinds.contains(Trigger.OBJECT);
    return takesRecords && event.hasRecords && count(event) == 0;
  }

  /** A record that is left out would be lost. */
  private static void requireOneKind(NativeEvent event) {
    int most =
        Math.max(event.messages.size(), Math.max(event.streamed.size(), event.objects.size()));
    if (most != count(event)) {
      throw new BadEvent(
          "Records must all be of one kind, each with CMQ, Ckafka or cos: "
              + (count(event) - most)
              + " of "
              + count(event)
              + " are not");
    }
  }

  private static int count(NativeEvent event) {
    return event.messages.size()
        + event.streamed.size()
        + event.objects.size()
        + event.unknownRecords;
  }

  private boolean takesMessages() {
    return kinds.contains(Trigger.QUEUE) || kinds.contains(Trigger.TOPIC);
  }
}
