// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.trigger;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sampan.Body;
import dev.sampan.platform.wire.Json;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The members of an event as people write it, whatever its kind: what each may be, and what stands
 * for one that is left out.
 */
final class EventMembers {

  private static final List<String> MEMBERS =
      List.of(
          "id", "body", "bodyBase64", "attributes", "key", "type", "subject", "source", "before");

  private final JsonNode json;

  private EventMembers(JsonNode json) {
    this.json = json;
  }

  /**
   * The members of a document.
   *
   * @throws IllegalArgumentException if it is no JSON object, or has a member that no event has
   */
  static EventMembers of(JsonNode json) {
    if (!json.isObject()) {
      throw new IllegalArgumentException("an event is a JSON object, not " + json);
    }
    requireKnown(json);
    return new EventMembers(json);
  }

  /** A member that was mistyped would be lost in silence. */
  private static void requireKnown(JsonNode json) {
    for (var member : json.properties()) {
      if (!MEMBERS.contains(member.getKey())) {
        throw new IllegalArgumentException(
            "an event has no member "
                + member.getKey()
                + "; there are "
                + String.join(", ", MEMBERS));
      }
    }
    var attributes = json.path("attributes");
    if (!attributes.isMissingNode() && !attributes.isObject()) {
      throw new IllegalArgumentException("attributes is a JSON object, not " + attributes);
    }
  }

  /** Its id; another one each time if it names none. */
  String id() {
    return json.path("id").asText(UUID.randomUUID().toString());
  }

  Body body() {
    var base64 = json.path("bodyBase64");
    if (base64.isTextual()) {
      return Body.of(Base64.getDecoder().decode(base64.textValue()));
    }
    var body = json.path("body");
    if (body.isMissingNode() || body.isNull()) {
      return Body.empty();
    }
    return body.isTextual() ? Body.of(body.textValue()) : Json.body(body);
  }

  @Nullable String text(String member) {
    var value = json.path(member);
    return value.isValueNode() && !value.isNull() ? value.asText() : null;
  }

  Map<String, String> attributes() {
    var attributes = new LinkedHashMap<String, String>();
    json.path("attributes")
        .properties()
        .forEach(it -> attributes.put(it.getKey(), it.getValue().asText()));
    return attributes;
  }

  /** An object as a map; null if it is none. */
  @Nullable Map<String, Object> map(String member) {
    return EventBodies.map(json.path(member));
  }

  /** The change that {@code type} names, in any letter case. */
  <C extends Enum<C>> C change(C[] all, C absent) {
    var word = text("type");
    if (word == null) {
      return absent;
    }
    return Arrays.stream(all)
        .filter(it -> it.name().equalsIgnoreCase(word))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("type is " + word + "; there are " + words(all)));
  }

  private static String words(Enum<?>[] all) {
    return Arrays.stream(all)
        .map(it -> it.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }
}
