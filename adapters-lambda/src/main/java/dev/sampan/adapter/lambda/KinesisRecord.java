// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.lambda;

import dev.sampan.Delivery;
import dev.sampan.EventTypes;
import dev.sampan.Trigger;
import dev.sampan.runtime.IncomingEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads records of a Kinesis stream; the receipt of each is its sequence number. */
final class KinesisRecord {

  private static final String NATIVE_TYPE = "com.amazon.kinesis.stream_record";

  private final TriggerNames triggers;

  KinesisRecord(TriggerNames triggers) {
    this.triggers = triggers;
  }

  List<IncomingEvent> read(JsonObject event) {
    List<IncomingEvent> events = new ArrayList<>();
    for (JsonObject record : event.objects("Records")) {
      if (!"aws:kinesis".equals(record.find("eventSource"))) {
        throw record.wrong("eventSource", "aws:kinesis in every record");
      }
      events.add(event(record, record.object("kinesis")));
    }
    return events;
  }

  private IncomingEvent event(JsonObject record, JsonObject kinesis) {
    String id = record.text("eventID");
    String stream = record.text("eventSourceARN");
    String key = kinesis.text("partitionKey");
    String sequence = kinesis.text("sequenceNumber");
    int colon = id.indexOf(':');
    Delivery delivery =
        new Delivery(
            Trigger.STREAM,
            triggers.source(Trigger.STREAM, NativeText.after(stream, '/')),
            1,
            key,
            sequence,
            Map.of("shardId", colon < 0 ? "" : id.substring(0, colon)));
    byte[] data = NativeText.bytes(kinesis, "data");
    return IncomingEvent.of(id, NativeText.uri(stream), EventTypes.STREAM_MESSAGE, delivery, data)
        .withSubject(key)
        .withTime(NativeText.utc(NativeText.seconds(kinesis, "approximateArrivalTimestamp")))
        .withExtension(EventTypes.NATIVE_TYPE, NATIVE_TYPE);
  }
}
