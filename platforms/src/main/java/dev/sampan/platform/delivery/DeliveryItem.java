// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.delivery;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a model knows of one accepted event.
 *
 * @param id its id, one of its own in the model
 * @param key the key whose order counts; null if it has none
 * @param partition the partition of a stream, from 0; 0 elsewhere
 * @param bytes the size of its body
 * @param attempts how many deliveries of it failed so far, 0 or more
 * @param acceptedAt when the source accepted it
 * @param notBefore when it may be delivered at the earliest
 */
public record DeliveryItem(
    String id,
    @Nullable String key,
    int partition,
    long bytes,
    int attempts,
    Instant acceptedAt,
    Instant notBefore) {

  /** Checks that nothing is missing and no number is negative. */
  public DeliveryItem {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(acceptedAt, "acceptedAt");
    Objects.requireNonNull(notBefore, "notBefore");
    if (partition < 0 || bytes < 0 || attempts < 0) {
      throw new IllegalArgumentException(
          "negative: partition " + partition + ", bytes " + bytes + ", attempts " + attempts);
    }
  }

  /** A fresh item that may be delivered at once. */
  public static DeliveryItem of(String id, @Nullable String key, long bytes, Instant acceptedAt) {
    return new DeliveryItem(id, key, 0, bytes, 0, acceptedAt, acceptedAt);
  }
}
