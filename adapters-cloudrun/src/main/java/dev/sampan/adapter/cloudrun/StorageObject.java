// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.cloudrun;

import dev.sampan.Delivery;
import dev.sampan.EventTypes;
import dev.sampan.ObjectChanged;
import dev.sampan.runtime.IncomingEvent;
import dev.sampan.runtime.TriggerEntry;
import dev.sampan.runtime.json.JsonTree;
import io.cloudevents.CloudEvent;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A change of an object of Cloud Storage, as Eventarc or a Pub/Sub notification tells it. An
 * object's generation is its version. What Cloud Storage calls archived, a version that is no
 * longer the live one, has no better name among the portable changes than archived.
 *
 * @see <a href="https://cloud.google.com/storage/docs/pubsub-notifications">Pub/Sub notifications
 *     for Cloud Storage</a>
 */
final class StorageObject {
  private static final String TYPES = "google.cloud.storage.object.v1.";
  private static final String WHERE = "Cloud Storage's event";

  private StorageObject() {}

  static boolean is(String type) {
    return type.startsWith(TYPES);
  }

  static IncomingEvent event(CloudEvent event, TriggerEntry trigger) {
    JsonTree data = NativeEvent.data(event);
    ObjectChanged changed =
        changed(change(event.getType()), data, time(event.getTime(), data.text("updated")));
    Delivery delivery = NativeEvent.delivery(trigger, event, null, attributes(data));
    return NativeEvent.of(event, EventTypes.of(changed.change()), delivery, changed)
        .withSubject(changed.key());
  }

  /** A notification names the object in attributes, and may leave the data out. */
  static IncomingEvent event(PubsubMessage message, TriggerEntry trigger) {
    Map<String, String> told = message.attributes();
    Map<String, Object> members = new LinkedHashMap<>();
    if (message.data().length > 0) {
      members.putAll(NativeEvent.object(message.data(), WHERE).values());
    }
    put(members, "bucket", told.get("bucketId"));
    put(members, "name", told.get("objectId"));
    put(members, "generation", told.get("objectGeneration"));
    JsonTree data = JsonTree.of(members);
    String when = told.getOrDefault("eventTime", message.publishTime());
    ObjectChanged changed = changed(change(told.get("eventType")), data, time(null, when));
    Delivery delivery =
        new Delivery(trigger.kind(), trigger.source(), message.attempt(), null, message.id(), told);
    return message
        .made(bucket(changed.bucket()), EventTypes.of(changed.change()), delivery, changed)
        .withSubject(changed.key());
  }

  private static void put(Map<String, Object> members, String name, @Nullable String value) {
    if (value != null) {
      members.put(name, value);
    }
  }

  private static ObjectChanged changed(
      ObjectChanged.Change change, JsonTree data, OffsetDateTime time) {
    String bucket = BadEvent.text(data, "bucket", WHERE);
    String key = BadEvent.text(data, "name", WHERE);
    return new ObjectChanged(
        change,
        bucket,
        key,
        size(data.textOr("size", "0")),
        data.text("etag"),
        data.text("generation"),
        data.text("contentType"),
        location(bucket, key),
        time.toInstant());
  }

  private static ObjectChanged.Change change(@Nullable String type) {
    String word = type == null ? "" : type.substring(type.lastIndexOf('.') + 1);
    return switch (word) {
      case "finalized", "OBJECT_FINALIZE" -> ObjectChanged.Change.CREATED;
      case "deleted", "OBJECT_DELETE" -> ObjectChanged.Change.DELETED;
      case "archived", "OBJECT_ARCHIVE" -> ObjectChanged.Change.ARCHIVED;
      case "metadataUpdated", "OBJECT_METADATA_UPDATE" -> ObjectChanged.Change.METADATA;
      default -> throw new BadEvent(WHERE + " has a type that is not known: " + type);
    };
  }

  private static OffsetDateTime time(@Nullable OffsetDateTime told, @Nullable String text) {
    if (told != null) {
      return told;
    }
    if (text == null) {
      throw new BadEvent(WHERE + " must have a time");
    }
    return BadEvent.time(text, WHERE + ": its time");
  }

  private static long size(String text) {
    try {
      long size = Long.parseLong(text);
      if (size >= 0) {
        return size;
      }
    } catch (NumberFormatException e) {
      // Said below, as a negative one is.
    }
    throw new BadEvent(WHERE + ": size must be a whole number, not negative");
  }

  private static Map<String, String> attributes(JsonTree data) {
    Map<String, String> attributes = new LinkedHashMap<>();
    data.values()
        .forEach(
            (name, value) -> {
              if (value instanceof String text) {
                attributes.put(name, text);
              }
            });
    return attributes;
  }

  private static URI location(String bucket, String key) {
    try {
      return new URI("gs", bucket, "/" + key, null, null);
    } catch (URISyntaxException e) {
      throw new BadEvent(WHERE + ": bucket is no name of a bucket");
    }
  }

  private static URI bucket(String bucket) {
    try {
      return new URI(null, "storage.googleapis.com", "/projects/_/buckets/" + bucket, null, null);
    } catch (URISyntaxException e) {
      throw new BadEvent(WHERE + ": bucket is no name of a bucket");
    }
  }
}
