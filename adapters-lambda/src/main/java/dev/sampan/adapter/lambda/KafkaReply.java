// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.lambda;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sampan.BatchResult;
import dev.sampan.Outcome;
import dev.sampan.runtime.IncomingEvent;
import dev.sampan.runtime.json.JsonStreams;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Writes which records of Kafka failed, as {@code ReportBatchItemFailures} wants it: {@code
 * {"batchItemFailures":[{"itemIdentifier":{"partition":"<topic>-<number>","offset":<number>}}]}}.
 *
 * <p>What follows a failure in its partition is named too: it comes again in its order.
 */
final class KafkaReply {

  private KafkaReply() {}

  static byte[] write(List<IncomingEvent> events, BatchResult result) throws IOException {
    Set<String> stopped = new HashSet<>();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator json = JsonStreams.generator(out)) {
      json.writeStartObject();
      json.writeArrayFieldStart("batchItemFailures");
      for (IncomingEvent event : events) {
        String place = event.delivery().receipt();
        String partition = KafkaRecord.partition(place);
        if (!(result.outcome(place) instanceof Outcome.Ack) || stopped.contains(partition)) {
          stopped.add(partition);
          write(json, partition, KafkaRecord.offset(place));
        }
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    return out.toByteArray();
  }

  private static void write(JsonGenerator json, String partition, long offset) throws IOException {
    json.writeStartObject();
    json.writeObjectFieldStart("itemIdentifier");
    json.writeStringField("partition", partition);
    json.writeNumberField("offset", offset);
    json.writeEndObject();
    json.writeEndObject();
  }
}
