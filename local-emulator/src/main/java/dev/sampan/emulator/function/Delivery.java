// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.function;

import dev.sampan.emulator.invocation.Ending;
import dev.sampan.platform.BatchOutcome;
import dev.sampan.platform.InvocationFacts;
import dev.sampan.platform.NativeRequest;
import dev.sampan.platform.SourceEvent;
import dev.sampan.platform.WindowBatch;
import dev.sampan.platform.manifest.FunctionSpec;
import dev.sampan.platform.manifest.TriggerSpec;
import dev.sampan.platform.wire.NativeWire;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Events that a function is given in one invocation.
 *
 * @param trigger a trigger of the function, of any kind but HTTP
 * @param batch events of the trigger's kind, not more than one delivery carries
 * @param window the window that they are of; null if there is none
 */
public record Delivery(
    TriggerSpec trigger, List<? extends SourceEvent> batch, @Nullable WindowBatch window) {

  /** Copies the events. */
  public Delivery {
    Objects.requireNonNull(trigger, "trigger");
    batch = List.copyOf(batch);
  }

  String word() {
    return trigger.kind().name().toLowerCase(Locale.ROOT);
  }

  NativeRequest request(NativeWire wire, FunctionSpec function, InvocationFacts facts) {
    return window == null
        ? wire.delivery(function, trigger, batch, facts)
        : wire.window(function, trigger, batch, window, facts);
  }

  BatchOutcome outcome(NativeWire wire, FunctionSpec function, Ending.Replied ending) {
    return window == null
        ? wire.readDelivery(function, trigger, batch, ending.reply())
        : wire.readWindow(function, trigger, batch, ending.reply());
  }

  boolean failed(BatchOutcome outcome) {
    return batch.isEmpty() ? !outcome.reason().isEmpty() : !outcome.failed().isEmpty();
  }

  /** How many events are done, for people; what ends a window has none. */
  String status(BatchOutcome outcome) {
    return batch.isEmpty()
        ? "window"
        : (batch.size() - outcome.failed().size()) + "/" + batch.size();
  }
}
