// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.cloudrun;

import dev.sampan.runtime.IncomingEvent;
import dev.sampan.runtime.TriggerEntry;
import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import java.util.Map;

/**
 * A CloudEvent as the portable event of its trigger: that of a service that the kind of trigger
 * stands for becomes the portable record, any other one stays what it is.
 */
final class CloudEventDelivery {
  private CloudEventDelivery() {}

  /** Throws {@link BadEvent} if the data are not what the type promises. */
  static IncomingEvent of(CloudEvent event, TriggerEntry trigger) {
    String type = event.getType();
    CloudEventData data = event.getData();
    if (type.equals(PubsubMessage.NATIVE_TYPE) && data != null) {
      return PubsubPush.read(data.toBytes()).event(trigger);
    }
    return switch (trigger.kind()) {
      case OBJECT ->
          StorageObject.is(type) ? StorageObject.event(event, trigger) : own(event, trigger);
      case SCHEDULE -> Firing.is(type) ? Firing.event(event, trigger) : own(event, trigger);
      case STREAM -> KafkaRecord.is(type) ? KafkaRecord.event(event, trigger) : own(event, trigger);
      case RECORD ->
          FirestoreDocument.is(type)
              ? FirestoreDocument.event(event, trigger)
              : own(event, trigger);
      case LOG -> LogLine.is(type) ? LogLine.event(event, trigger) : own(event, trigger);
      case HTTP, DIRECT, QUEUE, TOPIC, BUS -> own(event, trigger);
    };
  }

  private static IncomingEvent own(CloudEvent event, TriggerEntry trigger) {
    Object key = event.getExtension("partitionkey");
    String ordering = key == null ? null : key.toString();
    return IncomingEvent.of(event, NativeEvent.delivery(trigger, event, ordering, Map.of()));
  }
}
