// SPDX-License-Identifier: Apache-2.0
package dev.sampan;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a function sends to a queue or a topic.
 *
 * @param payload what it carries; {@code String} and {@code byte[]} are raw, all else becomes JSON
 * @param key messages of a queue with the same key are handled in order; null if it has none
 * @param attributes what stands beside the payload, in this order
 * @param delay how long a queue keeps it before it may be delivered
 */
public record Message(
    Object payload, @Nullable String key, Map<String, String> attributes, Duration delay) {

  /**
   * Copies the attributes.
   *
   * @throws IllegalArgumentException if the key or an attribute's name is empty, or the delay is
   *     negative
   */
  public Message {
    Objects.requireNonNull(payload, "payload");
    if (key != null && key.isEmpty()) {
      throw new IllegalArgumentException("A message's key must not be empty");
    }
    attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    for (Map.Entry<String, String> attribute : attributes.entrySet()) {
      if (attribute.getKey().isEmpty()) {
        throw new IllegalArgumentException("The name of an attribute must not be empty");
      }
      Objects.requireNonNull(attribute.getValue(), "value of an attribute");
    }
    if (delay.isNegative()) {
      throw new IllegalArgumentException("delay must not be negative: " + delay);
    }
  }

  /** A message with a payload and nothing else. */
  public static Message of(Object payload) {
    return new Message(payload, null, Map.of(), Duration.ZERO);
  }

  /** This message in order with all others of the same key. */
  public Message withKey(String newKey) {
    return new Message(payload, newKey, attributes, delay);
  }

  /** This message with one more attribute, or another value for one it has. */
  public Message withAttribute(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(attributes);
    more.put(name, value);
    return new Message(payload, key, more, delay);
  }

  /** This message, not delivered before the given time has passed; for queues. */
  public Message withDelay(Duration newDelay) {
    return new Message(payload, key, attributes, newDelay);
  }
}
