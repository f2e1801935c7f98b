// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.cloudrun;

import dev.sampan.Delivery;
import dev.sampan.EventTypes;
import dev.sampan.Trigger;
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

  IncomingEvent event(TriggerEntry trigger) {
    String key = orderingKey == null || orderingKey.isEmpty() ? null : orderingKey;
    Delivery delivery =
        new Delivery(trigger.kind(), trigger.source(), attempt, key, id, attributes);
    IncomingEvent event =
        IncomingEvent.of(id, source(trigger), type(trigger), delivery, data)
            .withExtension(EventTypes.NATIVE_TYPE, NATIVE_TYPE);
    return publishTime == null ? event : event.withTime(time(publishTime));
  }

  private static String type(TriggerEntry trigger) {
    return trigger.kind() == Trigger.TOPIC ? EventTypes.TOPIC_MESSAGE : EventTypes.QUEUE_MESSAGE;
  }

  private URI source(TriggerEntry trigger) {
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
