// SPDX-License-Identifier: Apache-2.0
package dev.sampan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An event that a function gives as its result. Only a {@code NewEvent} becomes a reply event; any
 * other result does not, so that it can never loop on a broker.
 *
 * @param type the CloudEvents type, in reverse domain order by custom
 * @param payload what it carries; {@code String} and {@code byte[]} are raw, all else becomes JSON
 * @param id names the event within its source; null for an id made from the incoming event's source
 *     and id and this type, which a retry repeats
 * @param subject what the event is about; null if it has none
 * @param extensions further CloudEvents attributes
 * @param <T> the type of the payload
 */
public record NewEvent<T>(
    String type,
    T payload,
    @Nullable String id,
    @Nullable String subject,
    Map<String, String> extensions) {

  /**
   * Checks the attributes by the rules of CloudEvents 1.0 and copies the extensions.
   *
   * @throws IllegalArgumentException if type, id or subject is empty, or an extension's name is not
   *     1 to 20 lower-case letters and digits or is one of the specification's own
   */
  public NewEvent {
    requireText("type", type);
    Objects.requireNonNull(payload, "payload");
    if (id != null) {
      requireText("id", id);
    }
    if (subject != null) {
      requireText("subject", subject);
    }
    extensions = Collections.unmodifiableMap(new LinkedHashMap<>(extensions));
    for (Map.Entry<String, String> extension : extensions.entrySet()) {
      requireExtensionName(extension.getKey());
      Objects.requireNonNull(extension.getValue(), "value of an extension");
    }
  }

  /** An event of the given type, without a subject and with the id that a retry repeats. */
  public static <T> NewEvent<T> of(String type, T payload) {
    return new NewEvent<>(type, payload, null, null, Map.of());
  }

  /** This event under the given id. */
  public NewEvent<T> withId(String newId) {
    return new NewEvent<>(type, payload, newId, subject, extensions);
  }

  /** This event about the given subject. */
  public NewEvent<T> withSubject(String newSubject) {
    return new NewEvent<>(type, payload, id, newSubject, extensions);
  }

  /**
   * This event with one more extension attribute, or another value for one it has.
   *
   * @throws IllegalArgumentException if the name is not 1 to 20 lower-case letters and digits or is
   *     one of the specification's own
   */
  public NewEvent<T> withExtension(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(extensions);
    more.put(name, value);
    return new NewEvent<>(type, payload, id, subject, more);
  }

  private static void requireText(String what, String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException("An event's " + what + " must not be empty");
    }
  }

  private static void requireExtensionName(String name) {
    boolean fits = !name.isEmpty() && name.length() <= 20;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      fits = fits && ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'));
    }
    if (!fits) {
      throw new IllegalArgumentException(
          "An extension's name must be 1 to 20 lower-case letters and digits: " + name);
    }
    switch (name) {
      case "id",
          "source",
          "type",
          "specversion",
          "subject",
          "time",
          "datacontenttype",
          "dataschema",
          "data" ->
          throw new IllegalArgumentException("Not an extension but CloudEvents' own: " + name);
      default -> {}
    }
  }
}
