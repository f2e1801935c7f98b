// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.lambda;

import dev.sampan.Delivery;
import dev.sampan.EventTypes;
import dev.sampan.Trigger;
import dev.sampan.runtime.IncomingEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads records of Kafka, Amazon's or one's own. Partitions come side by side; the key of a record
 * is its ordering key, and its headers, which are lists of bytes, are its attributes.
 */
final class KafkaRecord {

  private static final String NATIVE_TYPE = "com.amazon.msk.record";

  private final TriggerNames triggers;

  KafkaRecord(TriggerNames triggers) {
    this.triggers = triggers;
  }

  List<IncomingEvent> read(JsonObject event) {
    List<IncomingEvent> events = new ArrayList<>();
    JsonObject partitions = event.object("records");
    for (String partition : partitions.members().keySet()) {
      for (JsonObject record : partitions.objects(partition)) {
        events.add(event(event, record));
      }
    }
    return events;
  }

  private IncomingEvent event(JsonObject event, JsonObject record) {
    String topic = record.text("topic");
    String id = place(topic, (long) record.number("partition"), (long) record.number("offset"));
    String key = key(record);
    Delivery delivery =
        new Delivery(
            Trigger.STREAM,
            triggers.source(Trigger.STREAM, topic),
            1,
            key,
            id,
            record.has("headers") ? headers(record) : Map.of());
    byte[] data = record.has("value") ? NativeText.bytes(record, "value") : new byte[0];
    String arn = event.find("eventSourceArn");
    String source = (arn == null ? "kafka:" : arn + "#") + topic;
    IncomingEvent incoming =
        IncomingEvent.of(id, NativeText.uri(source), EventTypes.STREAM_MESSAGE, delivery, data)
            .withTime(NativeText.utc(NativeText.millis(record, "timestamp")))
            .withExtension(EventTypes.NATIVE_TYPE, NATIVE_TYPE);
    return key == null || key.isEmpty() ? incoming : incoming.withSubject(key);
  }

  /** The receipt of a record: its partition and its offset. */
  private static String place(String topic, long partition, long offset) {
    return topic + "-" + partition + "@" + offset;
  }

  /** The partition of a receipt, as Lambda names it: the topic and a number. */
  static String partition(String place) {
    return place.substring(0, place.lastIndexOf('@'));
  }

  /** The offset of a receipt. */
  static long offset(String place) {
    return Long.parseLong(place.substring(place.lastIndexOf('@') + 1));
  }

  private static @Nullable String key(JsonObject record) {
    return record.has("key")
        ? new String(NativeText.bytes(record, "key"), StandardCharsets.UTF_8)
        : null;
  }

  private static Map<String, String> headers(JsonObject record) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (JsonObject header : record.objects("headers")) {
      for (Map.Entry<String, Object> each : header.members().entrySet()) {
        if (!(each.getValue() instanceof List<?> bytes)) {
          throw header.wrong(each.getKey(), "a list of bytes");
        }
        headers.put(each.getKey(), text(header, each.getKey(), bytes));
      }
    }
    return headers;
  }

  private static String text(JsonObject header, String name, List<?> numbers) {
    byte[] bytes = new byte[numbers.size()];
    for (int i = 0; i < bytes.length; i++) {
      if (!(numbers.get(i) instanceof Double number) || !isByte(number)) {
        throw header.wrong(name, "a list of bytes");
      }
      bytes[i] = number.byteValue();
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Java's bytes are signed, and so are those that are seen; the others would be no harm. */
  private static boolean isByte(double number) {
    return number == Math.rint(number) && number >= Byte.MIN_VALUE && number <= 255;
  }
}
