// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform;

import dev.sampan.Body;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * One record of a partition of a simulated stream.
 *
 * @param id names it in its stream
 * @param body the record's bytes
 * @param attributes the producer's headers, in the order they were given
 * @param key the partition key; empty if the producer gave none
 * @param partition the partition, from 0
 * @param offset its place in the partition, from 0
 * @param attempt the delivery attempt, from 1
 * @param arrivedAt when the stream accepted it
 */
public record StreamRecord(
    String id,
    Body body,
    Map<String, String> attributes,
    String key,
    int partition,
    long offset,
    int attempt,
    Instant arrivedAt)
    implements SourceEvent {

  /** Checks that nothing is missing and that {@code attempt} is at least 1. */
  public StreamRecord {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(body, "body");
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(arrivedAt, "arrivedAt");
    attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    SourceEvent.requireAttempt(attempt);
  }

  @Override
  public StreamRecord onAttempt(int attempt) {
    return new StreamRecord(id, body, attributes, key, partition, offset, attempt, arrivedAt);
  }
}
