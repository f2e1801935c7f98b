// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform;

import dev.sampan.Body;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One message published to a simulated topic.
 *
 * @param id the message's id
 * @param body the message's bytes
 * @param attributes the publisher's attributes, in the order they were given
 * @param subject what it is about; null if the publisher did not say
 * @param attempt the delivery attempt, from 1
 * @param publishedAt when the topic accepted it
 */
public record TopicMessage(
    String id,
    Body body,
    Map<String, String> attributes,
    @Nullable String subject,
    int attempt,
    Instant publishedAt)
    implements SourceEvent {

  /** Checks that nothing is missing and that {@code attempt} is at least 1. */
  public TopicMessage {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(body, "body");
    Objects.requireNonNull(publishedAt, "publishedAt");
    attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    SourceEvent.requireAttempt(attempt);
  }

  @Override
  public TopicMessage onAttempt(int attempt) {
    return new TopicMessage(id, body, attributes, subject, attempt, publishedAt);
  }
}
