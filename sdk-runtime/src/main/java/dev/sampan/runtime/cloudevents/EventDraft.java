// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime.cloudevents;

import io.cloudevents.CloudEvent;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Attributes as they arrive, each checked as it is set. Not thread-safe. */
final class EventDraft {
  private final Map<String, Object> attributes;
  private @Nullable EventBytes data;

  EventDraft() {
    this(Map.of(), null);
  }

  EventDraft(Map<String, Object> attributes, @Nullable EventBytes data) {
    this.attributes = new LinkedHashMap<>(attributes);
    this.data = data;
  }

  static EventDraft copyOf(CloudEvent event) {
    EventDraft draft = new EventDraft(Map.of(), EventBytes.of(event.getData()));
    for (String name : event.getAttributeNames()) {
      draft.setIfPresent(name, event.getAttribute(name));
    }
    for (String name : event.getExtensionNames()) {
      AttributeRules.extensionName(name);
      draft.setIfPresent(name, event.getExtension(name));
    }
    return draft;
  }

  void set(String name, Object value) {
    if (name.equals("specversion")) {
      requireVersion(value);
    } else {
      attributes.put(AttributeRules.name(name), checked(name, value));
    }
  }

  void data(EventBytes bytes) {
    data = bytes;
  }

  @Nullable String contentType() {
    return (String) attributes.get("datacontenttype");
  }

  StrictEvent event() {
    for (String name : new String[] {"id", "source", "type"}) {
      if (!attributes.containsKey(name)) {
        throw BadCloudEvent.broken(name, "is required");
      }
    }
    return new StrictEvent(Collections.unmodifiableMap(attributes), data);
  }

  private void setIfPresent(String name, @Nullable Object value) {
    if (value != null) {
      set(name, value);
    }
  }

  private static Object checked(String name, Object value) {
    return switch (name) {
      case "id", "type", "subject" -> AttributeRules.nonEmpty(name, string(name, value));
      case "source" -> AttributeRules.uriReference(name, value.toString());
      case "dataschema" -> AttributeRules.absoluteUri(name, value.toString());
      case "datacontenttype" -> mediaType(name, string(name, value));
      case "time" -> time(name, value);
      default -> extension(name, value);
    };
  }

  private static void requireVersion(Object value) {
    if (!value.toString().equals("1.0")) {
      throw BadCloudEvent.broken("specversion", "must be 1.0");
    }
  }

  private static String string(String name, Object value) {
    if (value instanceof String string) {
      return string;
    }
    throw BadCloudEvent.broken(name, "must be a string");
  }

  private static String mediaType(String name, String value) {
    MediaType.parse(name, AttributeRules.nonEmpty(name, value));
    return value;
  }

  private static OffsetDateTime time(String name, Object value) {
    if (value instanceof OffsetDateTime time) {
      Timestamps.format(name, time);
      return time;
    }
    return Timestamps.parse(name, string(name, value));
  }

  private static Object extension(String name, Object value) {
    Object narrow = value instanceof Short || value instanceof Byte ? intOf(value) : value;
    AttributeRules.text(name, narrow);
    return narrow instanceof byte[] bytes ? bytes.clone() : narrow;
  }

  private static Integer intOf(Object value) {
    return ((Number) value).intValue();
  }
}
