// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sampan.Body;
import dev.sampan.Trigger;
import dev.sampan.platform.InvocationFacts;
import dev.sampan.platform.QueueMessage;
import dev.sampan.platform.RecordEvent;
import dev.sampan.platform.SourceEvent;
import dev.sampan.platform.StreamRecord;
import dev.sampan.platform.filter.EventFilter;
import dev.sampan.platform.filter.EventFilter.Form;
import dev.sampan.platform.filter.EventPattern;
import dev.sampan.platform.filter.PatternException;
import dev.sampan.platform.manifest.QueueTrigger;
import dev.sampan.platform.manifest.StreamTrigger;
import dev.sampan.platform.manifest.TriggerSpec;
import dev.sampan.platform.wire.Json;
import java.util.List;
import java.util.Optional;

/**
 * The filter criteria of an event source mapping: what they see of a record, and what a portable
 * filter is among them (docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html).
 */
final class LambdaFilter {

  private LambdaFilter() {}

  static boolean passes(TriggerSpec trigger, SourceEvent event, InvocationFacts facts) {
    var filter = trigger.polling().filter();
    return filter.isNone()
        || new EventFilter(Form.NATIVE, patterns(trigger)).passes(view(trigger, event, facts));
  }

  /** The filter of a trigger as the mapping has it. */
  static List<EventPattern> patterns(TriggerSpec trigger) {
    var filter = trigger.polling().filter();
    return filter.form() == Form.NATIVE
        ? filter.patterns()
        : filter.patterns().stream().map(it -> pattern(trigger.kind(), it)).toList();
  }

  private static EventPattern pattern(Trigger kind, EventPattern portable) {
    try {
      return EventPattern.of(
          switch (kind) {
            case QUEUE -> Json.object().set("body", portable.json());
            case STREAM -> Json.object().set("data", portable.json());
            default -> DynamoDbFilter.of(portable.json());
          });
    } catch (PatternException e) {
      throw new IllegalStateException("a filter of the manifest is none on Lambda", e);
    }
  }

  /** A record with its data as JSON, if they are; other data remain a text. */
  private static JsonNode view(TriggerSpec trigger, SourceEvent event, InvocationFacts facts) {
    if (event instanceof QueueMessage it) {
      var record = SqsEvent.record((QueueTrigger) trigger, it, it.key() != null, facts);
      structured(it.body()).ifPresent(data -> record.set("body", data));
      return record;
    } else if (event instanceof StreamRecord it) {
      return view(KinesisEvent.record((StreamTrigger) trigger, it, facts), it.body());
    }
    return event instanceof RecordEvent it ? DynamoDbEvent.record(it, facts) : Json.object();
  }

  /** What Kinesis says of a record stands beside its data. */
  private static JsonNode view(ObjectNode record, Body body) {
    var view = record.deepCopy();
    view.setAll((ObjectNode) record.get("kinesis"));
    structured(body)
        .ifPresentOrElse(data -> view.set("data", data), () -> view.put("data", body.text()));
    return view;
  }

  private static Optional<JsonNode> structured(Body body) {
    return Json.parse(body).filter(JsonNode::isContainerNode);
  }
}
