// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.cloudrun;

import dev.sampan.Delivery;
import dev.sampan.EventTypes;
import dev.sampan.runtime.IncomingEvent;
import dev.sampan.runtime.TriggerEntry;
import dev.sampan.runtime.json.JsonTree;
import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the portable events that are made of a service's CloudEvents have in common. */
final class NativeEvent {
  private NativeEvent() {}

  /** How an event came that is delivered by itself. */
  static Delivery delivery(
      TriggerEntry trigger,
      CloudEvent event,
      @Nullable String key,
      Map<String, String> attributes) {
    return new Delivery(trigger.kind(), trigger.source(), 1, key, event.getId(), attributes);
  }

  /** The portable event of this type and payload, with all else of the native one. */
  static IncomingEvent of(CloudEvent event, String type, Delivery delivery, Object payload) {
    IncomingEvent made =
        IncomingEvent.of(event.getId(), event.getSource(), type, delivery, payload)
            .withExtension(EventTypes.NATIVE_TYPE, event.getType())
            .withRaw(event);
    for (String name : event.getExtensionNames()) {
      Object value = event.getExtension(name);
      made = value == null ? made : made.withExtension(name, value.toString());
    }
    return event.getTime() == null ? made : made.withTime(event.getTime());
  }

  /** The data, which must be a JSON object. */
  static JsonTree data(CloudEvent event) {
    requireJson(event);
    CloudEventData data = event.getData();
    return object(data == null ? new byte[0] : data.toBytes(), "the event's data");
  }

  /** A JSON object of these bytes. */
  static JsonTree object(byte[] json, String what) {
    JsonTree tree;
    try {
      tree = JsonTree.parse(json);
    } catch (IOException e) {
      throw new BadEvent(what + " must be JSON, well formed");
    }
    if (tree == null) {
      throw new BadEvent(what + " must be one JSON object");
    }
    return tree;
  }

  private static void requireJson(CloudEvent event) {
    String type = event.getDataContentType();
    if (type != null && !type.toLowerCase(Locale.ROOT).contains("json")) {
      throw new BadEvent(
          415,
          "the data of "
              + event.getType()
              + " is "
              + type
              + "; have the Eventarc trigger send it as application/json");
    }
  }
}
