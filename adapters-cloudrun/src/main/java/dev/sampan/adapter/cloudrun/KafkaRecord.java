// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.cloudrun;

import dev.sampan.EventTypes;
import dev.sampan.runtime.IncomingEvent;
import dev.sampan.runtime.TriggerEntry;
import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A record that Knative's {@code KafkaSource} sent; a header is an attribute without its prefix.
 */
final class KafkaRecord {
  private static final String TYPE = "dev.knative.kafka.event";
  private static final String HEADER = "kafkaheader";

  private KafkaRecord() {}

  static boolean is(String type) {
    return type.equals(TYPE);
  }

  static IncomingEvent event(CloudEvent event, TriggerEntry trigger) {
    Object key = event.getExtension("partitionkey");
    key = key == null ? event.getExtension("key") : key;
    String ordering = key == null ? null : key.toString();
    CloudEventData data = event.getData();
    IncomingEvent made =
        NativeEvent.of(
            event,
            EventTypes.STREAM_MESSAGE,
            NativeEvent.delivery(trigger, event, ordering, headers(event)),
            data == null ? new byte[0] : data.toBytes());
    made = event.getSubject() == null ? made : made.withSubject(event.getSubject());
    String type = event.getDataContentType();
    return type == null ? made : made.withContentType(type);
  }

  private static Map<String, String> headers(CloudEvent event) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (String name : event.getExtensionNames()) {
      if (name.startsWith(HEADER) && name.length() > HEADER.length()) {
        headers.put(name.substring(HEADER.length()), String.valueOf(event.getExtension(name)));
      }
    }
    return headers;
  }
}
