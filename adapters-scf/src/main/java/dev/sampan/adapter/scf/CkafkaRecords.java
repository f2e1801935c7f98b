// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.scf;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sampan.Delivery;
import dev.sampan.EventTypes;
import dev.sampan.Trigger;
import dev.sampan.runtime.FunctionEntry;
import dev.sampan.runtime.IncomingEvent;
import dev.sampan.runtime.json.JsonTree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The records of a CKafka trigger as portable events: the id is the record's place, the key is the
 * ordering key. Neither the time nor headers are told.
 */
final class CkafkaRecords {

  private static final String NATIVE_TYPE = "com.tencent.ckafka.message";

  private CkafkaRecords() {}

  static List<IncomingEvent> events(List<JsonTree> records, FunctionEntry function) {
    List<IncomingEvent> events = new ArrayList<>();
    for (JsonTree each : records) {
      events.add(event(each.object("Ckafka"), events.size(), function));
    }
    return events;
  }

  private static IncomingEvent event(JsonTree record, int position, FunctionEntry function) {
    String where = "Records[" + position + "].Ckafka";
    String topic = BadEvent.text(record, "topic", where);
    // Both spellings are documented, and one of the samples leaves it empty.
    String partition = record.textOr("partition", record.textOr("Partition", ""));
    String id = topic + "/" + partition + "/" + BadEvent.number(record, "offset", where);
    String key = key(record.textOr("msgKey", ""));
    Delivery delivery =
        NativeSource.delivery(
            function,
            Trigger.STREAM,
            new String[] {topic},
            key,
            position + ":" + id,
            attributes(record, partition));
    IncomingEvent event =
        IncomingEvent.of(
                id,
                NativeSource.path("/ckafka/" + topic, "/ckafka"),
                EventTypes.STREAM_MESSAGE,
                delivery,
                body(record, where).getBytes(UTF_8))
            .withExtension(EventTypes.NATIVE_TYPE, NATIVE_TYPE)
            .withRaw(record.values());
    return key == null ? event : event.withExtension("partitionkey", key);
  }

  /** A record without a key has this one in the platform's samples. */
  private static @Nullable String key(String told) {
    return told.isEmpty() || told.equals("None") ? null : told;
  }

  private static String body(JsonTree record, String where) {
    return record.value("msgBody") == null ? "" : BadEvent.text(record, "msgBody", where);
  }

  private static Map<String, String> attributes(JsonTree record, String partition) {
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("topic", record.textOr("topic", ""));
    attributes.put("partition", partition);
    attributes.put("offset", record.textOr("offset", ""));
    attributes.put("msgKey", record.textOr("msgKey", ""));
    return attributes;
  }
}
