// SPDX-License-Identifier: Apache-2.0
package dev.sampan.contract;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sampan.Trigger;
import dev.sampan.runtime.FunctionEntry;
import dev.sampan.runtime.TriggerEntry;
import java.util.List;
import java.util.Map;

/** A handler that replies as a case says, and remembers what it was given. */
interface CorpusProbe {

  /** The handler. */
  Object handler();

  /** What triggers the function. */
  TriggerEntry trigger(CorpusCase each);

  /** Fails unless the handler was given what the case says. */
  void assertReceived(JsonNode received);

  /** The index's entry of the function. */
  default FunctionEntry function(CorpusCase each) {
    var portable = each.portable();
    return new FunctionEntry(
        portable.get("facts").get("function").textValue(),
        handler().getClass().getName(),
        null,
        null,
        List.of(trigger(each)),
        List.of(),
        Map.of(),
        portable.get("function").get("timeoutSeconds").intValue(),
        "report",
        portable.path("trigger").path("order").asText("none"));
  }

  static CorpusProbe of(CorpusCase each) {
    var reply = each.portableReply().get("reply");
    return switch (each.kind()) {
      case "http", "web" -> new HttpProbe(Portable.response(reply));
      case "direct" -> new DirectProbe(reply);
      case "native" -> new NativeProbe(each);
      case "cloudevent" -> new EventProbe(reply);
      case "queue" -> new QueueProbe(reply.get("outcomes"));
      default -> new DeliveryProbe(reply.get("outcomes"));
    };
  }

  static TriggerEntry events(CorpusCase each, String source) {
    var name = each.portable().get("trigger").get("name").textValue();
    return new TriggerEntry(name, Trigger.QUEUE, source, List.of());
  }
}
