// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.trigger;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The headers of an entry: what is known of an event beyond its body. */
final class EventHeaders {

  static final String KIND = "kind";
  static final String KEY = "key";
  static final String PARTITION = "partition";
  private static final String ATTRIBUTE = "attribute-";

  private final Map<String, String> headers;

  private EventHeaders(Map<String, String> headers) {
    this.headers = headers;
  }

  static EventHeaders of(String kind) {
    return new EventHeaders(new LinkedHashMap<>()).put(KIND, kind);
  }

  static EventHeaders read(Map<String, String> headers) {
    return new EventHeaders(headers);
  }

  Map<String, String> all() {
    return headers;
  }

  /** Adds a header, unless there is nothing to add. */
  EventHeaders put(String name, @Nullable Object value) {
    if (value != null) {
      headers.put(name, value.toString());
    }
    return this;
  }

  EventHeaders attributes(Map<String, String> attributes) {
    attributes.forEach((name, value) -> put(ATTRIBUTE + name, value));
    return this;
  }

  Map<String, String> attributes() {
    return startingWith(ATTRIBUTE);
  }

  /** The headers that begin so, without their beginning. */
  Map<String, String> startingWith(String prefix) {
    var found = new LinkedHashMap<String, String>();
    headers.forEach(
        (name, value) -> {
          if (name.startsWith(prefix)) {
            found.put(name.substring(prefix.length()), value);
          }
        });
    return found;
  }

  @Nullable String find(String name) {
    return headers.get(name);
  }

  String get(String name) {
    return Optional.ofNullable(headers.get(name))
        .orElseThrow(() -> new IllegalStateException("an entry of the journal has no " + name));
  }

  Instant time(String name) {
    return Instant.parse(get(name));
  }

  long number(String name) {
    return Long.parseLong(get(name));
  }
}
