// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.scf;

import dev.sampan.Trigger;
import dev.sampan.runtime.Call;
import dev.sampan.runtime.DirectReply;
import dev.sampan.runtime.FunctionEntry;
import dev.sampan.runtime.FunctionInstance;
import dev.sampan.runtime.TriggerEntry;

/**
 * An event function: one event of the platform in, one result or one error out. Thread-safe.
 *
 * <p>What an event is read as follows from the function's triggers first and from its form second,
 * so that the payload of a direct call is not taken for a request that the function never asked
 * for.
 */
final class EventFunction {

  private final FunctionInstance function;
  private final boolean takesHttp;
  private final boolean takesEvents;
  private final NativeSources sources;

  EventFunction(FunctionInstance function) {
    this.function = function;
    FunctionEntry entry = function.function();
    this.takesHttp = has(entry, Trigger.HTTP);
    this.takesEvents = takesEvents(entry);
    this.sources = new NativeSources(entry);
  }

  /** Invokes the function; whatever goes wrong is an error in the reply. */
  Reply invoke(byte[] payload, Call call) {
    NativeEvent event = NativeEvent.NONE;
    if (takesHttp || takesEvents) {
      event = NativeEventReader.read(payload);
    }
    if (takesHttp && event.http()) {
      return new HttpInvocation(function, call).invoke(event);
    }
    if (sources.take(event)) {
      return new EventInvocation(function, call).events(sources, event);
    }
    if (takesEvents && event.cloudEvent) {
      return new EventInvocation(function, call).cloudEvent(payload);
    }
    return direct(payload, call);
  }

  private Reply direct(byte[] payload, Call call) {
    DirectReply reply = function.direct(payload, call);
    if (reply instanceof DirectReply.Returned returned) {
      return Reply.result(returned.json().bytes());
    }
    return Reply.error(((DirectReply.Failed) reply).failure(), call.id());
  }

  private static boolean has(FunctionEntry entry, Trigger kind) {
    for (TriggerEntry each : entry.triggers()) {
      if (each.kind() == kind) {
        return true;
      }
    }
    return false;
  }

  private static boolean takesEvents(FunctionEntry entry) {
    for (TriggerEntry each : entry.triggers()) {
      if (each.kind() != Trigger.HTTP && each.kind() != Trigger.DIRECT) {
        return true;
      }
    }
    String input = entry.input();
    return input != null && input.startsWith("dev.sampan.Event<");
  }
}
