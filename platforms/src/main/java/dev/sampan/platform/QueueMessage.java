// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform;

import dev.sampan.Body;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One message of a simulated queue or topic, before it takes a platform's native form.
 *
 * @param id the message's id, unique in its queue
 * @param body the message's bytes
 * @param attributes the sender's attributes, in the order they were given
 * @param numbers the names of those attributes that are numbers; the others are texts
 * @param key the ordering key; {@code null} for an unordered message
 * @param attempt the delivery attempt, from 1
 * @param sentAt when the queue accepted the message
 */
public record QueueMessage(
    String id,
    Body body,
    Map<String, String> attributes,
    Set<String> numbers,
    @Nullable String key,
    int attempt,
    Instant sentAt)
    implements SourceEvent {

  /** A message all of whose attributes are texts. */
  public QueueMessage(
      String id,
      Body body,
      Map<String, String> attributes,
      @Nullable String key,
      int attempt,
      Instant sentAt) {
    this(id, body, attributes, Set.of(), key, attempt, sentAt);
  }

  /** Checks that nothing is missing and that {@code attempt} is at least 1. */
  public QueueMessage {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(body, "body");
    Objects.requireNonNull(sentAt, "sentAt");
    numbers = Set.copyOf(numbers);
    attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    SourceEvent.requireAttempt(attempt);
  }

  @Override
  public QueueMessage onAttempt(int attempt) {
    return new QueueMessage(id, body, attributes, numbers, key, attempt, sentAt);
  }
}
