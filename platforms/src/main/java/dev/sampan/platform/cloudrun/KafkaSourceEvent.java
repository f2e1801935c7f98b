// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.cloudrun;

import dev.sampan.HttpRequest;
import dev.sampan.platform.InvocationFacts;
import dev.sampan.platform.NotExpressibleException;
import dev.sampan.platform.StreamRecord;
import dev.sampan.platform.manifest.TriggerSpec;
import java.util.Locale;

/**
 * Writes a record of a stream as Knative's {@code KafkaSource} does: a CloudEvent that names the
 * partition and the offset, the key in {@code key} and {@code partitionkey}, each header in an
 * attribute of its own. Cloud Run itself has no trigger of streams.
 */
final class KafkaSourceEvent {

  private static final String TYPE = "dev.knative.kafka.event";
  private static final String SOURCES = "/apis/v1/namespaces/default/kafkasources/";

  private KafkaSourceEvent() {}

  static HttpRequest of(TriggerSpec trigger, StreamRecord record, InvocationFacts facts) {
    var source = SOURCES + trigger.name() + "#" + trigger.source();
    var id = "partition:" + record.partition() + "/offset:" + record.offset();
    var subject = "partition:" + record.partition() + "#" + record.offset();
    var request =
        EventRequest.made(trigger.name(), TYPE, source, id, record.arrivedAt(), facts)
            .withHeader("ce-subject", subject);
    if (!record.key().isEmpty()) {
      var key = attribute(record, record.key());
      request = request.withHeader("ce-key", key).withHeader("ce-partitionkey", key);
    }
    for (var header : record.attributes().entrySet()) {
      request = withHeader(request, record, header.getKey(), header.getValue());
    }
    return request.withBody(record.body());
  }

  /** A name of an attribute has small letters and digits only. */
  private static HttpRequest withHeader(
      HttpRequest request, StreamRecord record, String name, String value) {
    var plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    return plain.isEmpty() || value.isEmpty()
        ? request
        : request.withHeader("ce-kafkaheader" + plain, attribute(record, value));
  }

  private static String attribute(StreamRecord record, String value) {
    if (value.chars().anyMatch(c -> c < 0x20 || (c >= 0x7f && c <= 0x9f))) {
      throw new NotExpressibleException(
          "cloudrun: record "
              + record.id()
              + " has a key or header with control characters, which no CloudEvents attribute can"
              + " carry; put it into the data");
    }
    return EventRequest.encoded(value);
  }
}
