// SPDX-License-Identifier: Apache-2.0
package dev.sampan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How an event came to the function.
 *
 * @param trigger the kind of trigger that delivered it
 * @param source the logical name of the queue, topic, bucket … as in the manifest; the platform's
 *     own name if the manifest does not tell
 * @param attempt how many times it has been tried, this time included: at least 1, and a lower
 *     bound where the platform does not count
 * @param orderingKey events with the same key are handled in order; null if it has none
 * @param receipt names this event within its batch; unique there
 * @param attributes what the platform or the sender put beside the payload, by the platform's own
 *     names
 */
public record Delivery(
    Trigger trigger,
    String source,
    int attempt,
    @Nullable String orderingKey,
    String receipt,
    Map<String, String> attributes) {

  /** Copies the attributes and keeps their order. */
  public Delivery {
    Objects.requireNonNull(trigger, "trigger");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(receipt, "receipt");
    if (attempt < 1) {
      throw new IllegalArgumentException("attempt must be 1 or more: " + attempt);
    }
    attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
  }
}
