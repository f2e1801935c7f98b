// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.lambda;

import dev.sampan.Delivery;
import dev.sampan.EventTypes;
import dev.sampan.Log;
import dev.sampan.RecordChanged;
import dev.sampan.Trigger;
import dev.sampan.runtime.IncomingEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads changes of documents in DocumentDB. A collection that is dropped or renamed makes an event
 * as well, which is no change of a document: it is passed over, and said.
 */
final class DocumentRecord {

  private static final String NATIVE_TYPE = "com.amazon.docdb.change";

  private final TriggerNames triggers;
  private final Log log;

  DocumentRecord(TriggerNames triggers, Log log) {
    this.triggers = triggers;
    this.log = log;
  }

  List<IncomingEvent> read(JsonObject batch) {
    String cluster = batch.text("eventSourceArn");
    List<IncomingEvent> events = new ArrayList<>();
    for (JsonObject each : batch.objects("events")) {
      JsonObject event = each.object("event");
      RecordChanged.Change change = change(event);
      if (change == null) {
        log.warn("passed over: " + event.text("operationType") + " is no change of a document");
      } else {
        events.add(event(cluster, event, change));
      }
    }
    return events;
  }

  private IncomingEvent event(String cluster, JsonObject event, RecordChanged.Change change) {
    JsonObject namespace = event.object("ns");
    String collection = namespace.text("coll");
    String id = event.object("_id").text("_data");
    RecordChanged changed =
        new RecordChanged(
            change,
            collection,
            ExtendedJson.columns(event.object("documentKey")),
            null,
            event.has("fullDocument") ? ExtendedJson.columns(event.object("fullDocument")) : null);
    String key = DynamoDbRecord.subject(changed.key());
    Map<String, String> attributes =
        Map.of("database", namespace.text("db"), "operationType", event.text("operationType"));
    String source = triggers.source(Trigger.RECORD, collection);
    Delivery delivery = new Delivery(Trigger.RECORD, source, 1, key, id, attributes);
    return IncomingEvent.of(
            id,
            NativeText.uri(cluster + "#" + namespace.text("db") + "." + collection),
            EventTypes.of(change),
            delivery,
            (Object) changed)
        .withSubject(key)
        .withTime(NativeText.utc(time(event)))
        .withExtension(EventTypes.NATIVE_TYPE, NATIVE_TYPE);
  }

  private static RecordChanged.@Nullable Change change(JsonObject event) {
    return switch (event.text("operationType")) {
      case "insert" -> RecordChanged.Change.CREATED;
      case "update", "replace" -> RecordChanged.Change.UPDATED;
      case "delete" -> RecordChanged.Change.DELETED;
      case "drop", "dropDatabase", "rename", "invalidate" -> null;
      default -> throw event.wrong("operationType", "the name of a change");
    };
  }

  private static Instant time(JsonObject event) {
    return NativeText.seconds(event.object("clusterTime").object("$timestamp"), "t");
  }
}
