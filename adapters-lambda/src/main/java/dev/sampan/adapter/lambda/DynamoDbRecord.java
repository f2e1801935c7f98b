// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.lambda;

import dev.sampan.Delivery;
import dev.sampan.EventTypes;
import dev.sampan.RecordChanged;
import dev.sampan.Trigger;
import dev.sampan.runtime.IncomingEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads changes of a DynamoDB table; the receipt of each is its sequence number. */
final class DynamoDbRecord {

  private static final String NATIVE_TYPE = "com.amazon.dynamodb.stream_record";

  private final TriggerNames triggers;

  DynamoDbRecord(TriggerNames triggers) {
    this.triggers = triggers;
  }

  List<IncomingEvent> read(JsonObject event) {
    List<IncomingEvent> events = new ArrayList<>();
    for (JsonObject record : event.objects("Records")) {
      if (!"aws:dynamodb".equals(record.find("eventSource"))) {
        throw record.wrong("eventSource", "aws:dynamodb in every record");
      }
      events.add(event(record, record.object("dynamodb")));
    }
    return events;
  }

  private IncomingEvent event(JsonObject record, JsonObject change) {
    String stream = record.text("eventSourceARN");
    String table = table(record, stream);
    RecordChanged changed =
        new RecordChanged(
            change(record),
            table,
            AttributeValue.columns(change.object("Keys")),
            image(change, "OldImage"),
            image(change, "NewImage"));
    String key = subject(changed.key());
    Delivery delivery =
        new Delivery(
            Trigger.RECORD,
            triggers.source(Trigger.RECORD, table),
            1,
            key,
            change.text("SequenceNumber"),
            Map.of("eventName", record.text("eventName")));
    IncomingEvent event =
        IncomingEvent.of(
                record.text("eventID"),
                NativeText.uri(stream),
                EventTypes.of(changed.change()),
                delivery,
                (Object) changed)
            .withSubject(key)
            .withExtension(EventTypes.NATIVE_TYPE, NATIVE_TYPE);
    String created = "ApproximateCreationDateTime";
    return change.has(created)
        ? event.withTime(NativeText.utc(NativeText.seconds(change, created)))
        : event;
  }

  private static RecordChanged.Change change(JsonObject record) {
    return switch (record.text("eventName")) {
      case "INSERT" -> RecordChanged.Change.CREATED;
      case "MODIFY" -> RecordChanged.Change.UPDATED;
      case "REMOVE" -> RecordChanged.Change.DELETED;
      default -> throw record.wrong("eventName", "INSERT, MODIFY or REMOVE");
    };
  }

  private static @Nullable Map<String, Object> image(JsonObject change, String name) {
    return change.has(name) ? AttributeValue.columns(change.object(name)) : null;
  }

  /** From {@code arn:aws:dynamodb:REGION:ACCOUNT:table/NAME/stream/LABEL}. */
  private static String table(JsonObject record, String stream) {
    int start = stream.indexOf(":table/");
    int end = stream.indexOf('/', start + 7);
    if (start < 0 || start + 7 == stream.length() || end == start + 7) {
      throw record.wrong("eventSourceARN", "the name of a table's stream");
    }
    return stream.substring(start + 7, end < 0 ? stream.length() : end);
  }

  /** A key as a text, such as {@code id=7}. */
  static String subject(Map<String, Object> key) {
    StringBuilder subject = new StringBuilder();
    for (Map.Entry<String, Object> column : key.entrySet()) {
      subject.append(subject.length() == 0 ? "" : ",");
      subject.append(column.getKey()).append('=').append(column.getValue());
    }
    return subject.toString();
  }
}
