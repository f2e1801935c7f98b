// SPDX-License-Identifier: Apache-2.0
package dev.sampan.testing;

import dev.sampan.Trigger;
import dev.sampan.platform.QueueMessage;
import dev.sampan.platform.manifest.FunctionSpec;
import dev.sampan.platform.manifest.QueueTrigger;
import dev.sampan.platform.manifest.TriggerSpec;
import java.util.ArrayList;
import java.util.List;

/** The triggers of a function through which a test reaches it. */
final class EventTriggers {

  private EventTriggers() {}

  static QueueTrigger queue(FunctionSpec function) {
    return function.triggers().stream()
        .filter(QueueTrigger.class::isInstance)
        .map(QueueTrigger.class::cast)
        .findFirst()
        .orElseThrow(() -> missing(function, "queue trigger"));
  }

  static TriggerSpec any(FunctionSpec function) {
    return function.triggers().stream()
        .filter(each -> each.kind() != Trigger.HTTP)
        .findFirst()
        .orElseThrow(() -> missing(function, "trigger for events"));
  }

  private static IllegalArgumentException missing(FunctionSpec function, String what) {
    List<String> has = function.triggers().stream().map(TriggerSpec::name).toList();
    return new IllegalArgumentException(
        "The function \"" + function.name() + "\" has no " + what + "; it has " + has);
  }

  /** The messages in batches of at most this many. */
  static List<List<QueueMessage>> batches(List<QueueMessage> messages, int most) {
    List<List<QueueMessage>> batches = new ArrayList<>();
    for (int start = 0; start < messages.size(); start += most) {
      batches.add(messages.subList(start, Math.min(messages.size(), start + most)));
    }
    return batches;
  }
}
