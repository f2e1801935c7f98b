// SPDX-License-Identifier: Apache-2.0
package dev.sampan.contract;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A queue's message before any platform wrapped it.
 *
 * @param id the platform's id of the message
 * @param text the message's body
 * @param attributes the sender's attributes, in their order
 * @param key what keeps messages in order, or null
 * @param attempt how often the message was delivered, this time included
 */
public record Message(
    String id, String text, Map<String, String> attributes, @Nullable String key, int attempt) {

  /** Keeps a copy of the attributes in their order. */
  public Message {
    attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
  }

  /** A message without attributes and key, delivered for the first time. */
  public static Message of(String id, String text) {
    return new Message(id, text, Map.of(), null, 1);
  }

  /** The same message with one more attribute. */
  public Message with(String name, String value) {
    var more = new LinkedHashMap<>(attributes);
    more.put(name, value);
    return new Message(id, text, more, key, attempt);
  }

  /** The same message under an ordering key. */
  public Message withKey(String key) {
    return new Message(id, text, attributes, key, attempt);
  }

  /** The same message at its n-th delivery. */
  public Message withAttempt(int attempt) {
    return new Message(id, text, attributes, key, attempt);
  }
}
