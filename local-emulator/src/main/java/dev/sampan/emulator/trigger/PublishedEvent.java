// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.trigger;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sampan.Body;
import dev.sampan.Trigger;
import dev.sampan.platform.BusEvent;
import dev.sampan.platform.QueueMessage;
import dev.sampan.platform.SourceEvent;
import dev.sampan.platform.StoredEvent;
import dev.sampan.platform.TopicMessage;
import dev.sampan.platform.wire.Json;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an instance published, as its runtime writes it: a JSON object of {@code id}, {@code body}
 * in base64 (for a bus a CloudEvent in the JSON event format), {@code key}, {@code attributes},
 * {@code delay} in milliseconds, {@code invocation} and {@code traceparent}.
 */
public final class PublishedEvent {

  private static final Duration MOST_DELAY = Duration.ofHours(24);
  private static final int MOST_ATTRIBUTES = 64;
  private static final Set<String> ATTRIBUTES =
      Set.of("id", "source", "type", "subject", "time", "datacontenttype", "dataschema");

  private final JsonNode json;

  /** Reads the given JSON; nothing is looked at yet. */
  public PublishedEvent(JsonNode json) {
    this.json = json;
  }

  /** The invocation that published it; empty if it does not say. */
  public String invocation() {
    return json.path("invocation").asText();
  }

  /** That invocation's trace; empty if it has none. */
  public String traceparent() {
    return json.path("traceparent").asText();
  }

  /**
   * How long it is kept back.
   *
   * @throws IllegalArgumentException if that is no time from 0 to a day
   */
  public Duration delay() {
    var delay = json.path("delay");
    if (delay.isMissingNode()) {
      return Duration.ZERO;
    }
    if (!delay.canConvertToLong() || delay.asLong() < 0 || delay.asLong() > MOST_DELAY.toMillis()) {
      throw new IllegalArgumentException("delay is " + delay + ", not 0 to " + MOST_DELAY);
    }
    return Duration.ofMillis(delay.asLong());
  }

  /**
   * The event.
   *
   * @throws IllegalArgumentException if it has not what its kind needs
   */
  public SourceEvent event(Trigger kind, Instant now) {
    return switch (kind) {
      case QUEUE -> new QueueMessage(id(), body(), attributes(), text("key"), 1, now);
      case TOPIC -> new TopicMessage(id(), body(), attributes(), null, 1, now);
      case BUS -> new BusEvent(cloudEvent(), 1);
      default -> throw new IllegalArgumentException("nothing is published to a " + kind);
    };
  }

  private String id() {
    var id = json.path("id").asText();
    if (!id.matches("[\\x21-\\x7e]{1,256}")) {
      throw new IllegalArgumentException("id is no text of 1 to 256 visible characters");
    }
    return id;
  }

  private Body body() {
    var body = json.path("body");
    if (!body.isTextual()) {
      throw new IllegalArgumentException("body is no text in base64");
    }
    return Body.of(Base64.getDecoder().decode(body.textValue()));
  }

  private @Nullable String text(String member) {
    return json.path(member).textValue();
  }

  private Map<String, String> attributes() {
    var attributes = new LinkedHashMap<String, String>();
    for (var each : json.path("attributes").properties()) {
      if (!each.getValue().isTextual()) {
        throw new IllegalArgumentException("the attribute " + each.getKey() + " is no text");
      }
      attributes.put(each.getKey(), each.getValue().textValue());
    }
    if (attributes.size() > MOST_ATTRIBUTES) {
      throw new IllegalArgumentException("there are more than " + MOST_ATTRIBUTES + " attributes");
    }
    return attributes;
  }

  private StoredEvent cloudEvent() {
    var event =
        Json.parse(body())
            .filter(JsonNode::isObject)
            .orElseThrow(() -> new IllegalArgumentException("body is no CloudEvent in JSON"));
    var attributes = new LinkedHashMap<String, String>();
    var extensions = new LinkedHashMap<String, Object>();
    for (var each : event.properties()) {
      var name = each.getKey();
      if (ATTRIBUTES.contains(name)) {
        attributes.put(name, each.getValue().asText());
      } else if (!name.equals("specversion") && !name.startsWith("data")) {
        extensions.put(name, value(each.getValue()));
      }
    }
    return checked(attributes, extensions, data(event));
  }

  /** An event that names no id, source or type, or has a URI or a time that is none, is refused. */
  private static StoredEvent checked(
      Map<String, String> attributes, Map<String, Object> extensions, @Nullable Body data) {
    for (var name : Set.of("id", "source", "type")) {
      if (attributes.getOrDefault(name, "").isEmpty()) {
        throw new IllegalArgumentException("the CloudEvent has no " + name);
      }
    }
    try {
      var unused = URI.create(attributes.getOrDefault("source", ""));
      if (attributes.containsKey("time")) {
        var time = OffsetDateTime.parse(attributes.get("time"));
        attributes.put("time", time.toString());
      }
    } catch (java.time.DateTimeException e) {
      throw new IllegalArgumentException("the CloudEvent's time is none: " + e.getMessage(), e);
    }
    return new StoredEvent(attributes, extensions, data);
  }

  private static Object value(JsonNode value) {
    if (value.isBoolean()) {
      return value.booleanValue();
    }
    return value.isInt() ? value.intValue() : value.asText();
  }

  private static @Nullable Body data(JsonNode event) {
    if (event.hasNonNull("data_base64")) {
      return Body.of(Base64.getDecoder().decode(event.get("data_base64").asText()));
    }
    if (!event.hasNonNull("data")) {
      return null;
    }
    var data = event.get("data");
    var isText = !event.path("datacontenttype").asText("json").contains("json");
    return isText && data.isTextual() ? Body.of(data.textValue()) : Json.body(data);
  }
}
