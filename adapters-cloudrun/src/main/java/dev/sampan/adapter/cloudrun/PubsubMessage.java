// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.cloudrun;

import dev.sampan.Delivery;
import dev.sampan.EventTypes;
import dev.sampan.runtime.IncomingEvent;
import dev.sampan.runtime.TriggerEntry;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One pushed message, and the portable event that it is. */
@SuppressWarnings("ArrayRecordComponent") // never compared: it lives for one delivery
record PubsubMessage(
    String id,
    byte[] data,
    Map<String, String> attributes,
    @Nullable String publishTime,
    @Nullable String orderingKey,
    @Nullable String subscription,
    int attempt) {

  static final String NATIVE_TYPE = "google.cloud.pubsub.topic.v1.messagePublished";
  private static final String SERVICE = "//pubsub.googleapis.com/";

  /** The portable event that the message is for this trigger. */
  IncomingEvent event(TriggerEntry trigger) {
    return switch (trigger.kind()) {
      case OBJECT -> StorageObject.event(this, trigger);
      case SCHEDULE -> Firing.event(this, trigger);
      case LOG -> LogLine.event(this, trigger);
      case TOPIC -> message(trigger, EventTypes.TOPIC_MESSAGE);
      case STREAM -> message(trigger, EventTypes.STREAM_MESSAGE);
      case BUS -> message(trigger, EventTypes.BUS_MESSAGE);
      case QUEUE, RECORD, HTTP, DIRECT -> message(trigger, EventTypes.QUEUE_MESSAGE);
    };
  }

  private IncomingEvent message(TriggerEntry trigger, String type) {
    return made(source(trigger), type, delivery(trigger), data);
  }

  /** An event with this payload, and all else of the message. */
  IncomingEvent made(URI source, String type, Delivery delivery, Object payload) {
    IncomingEvent event =
        IncomingEvent.of(id, source, type, delivery, payload)
            .withExtension(EventTypes.NATIVE_TYPE, NATIVE_TYPE);
    return publishTime == null ? event : event.withTime(time(publishTime));
  }

  Delivery delivery(TriggerEntry trigger) {
    String key = orderingKey == null || orderingKey.isEmpty() ? null : orderingKey;
    return new Delivery(trigger.kind(), trigger.source(), attempt, key, id, attributes);
  }

  URI source(TriggerEntry trigger) {
    try {
      return new URI(SERVICE + (subscription == null ? trigger.source() : subscription));
    } catch (URISyntaxException e) {
      throw new BadPush("subscription must be a resource name");
    }
  }

  private static OffsetDateTime time(String text) {
    try {
      return OffsetDateTime.parse(text);
    } catch (DateTimeParseException e) {
      throw new BadPush("publishTime must be an RFC 3339 timestamp");
    }
  }
}
