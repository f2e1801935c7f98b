// SPDX-License-Identifier: Apache-2.0
package dev.sampan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What became of each event of a batch.
 *
 * @param outcomes by {@link Delivery#receipt()}; an event that is absent is tried again
 */
public record BatchResult(Map<String, Outcome> outcomes) {

  /** Copies the outcomes and keeps their order. */
  public BatchResult {
    outcomes = Collections.unmodifiableMap(new LinkedHashMap<>(outcomes));
  }

  /** The outcome of one event; a retry if none was given. */
  public Outcome outcome(Event<?> event) {
    return outcome(event.delivery().receipt());
  }

  /** The outcome of the event with the given receipt; a retry if none was given. */
  public Outcome outcome(String receipt) {
    Outcome outcome = outcomes.get(receipt);
    return outcome == null ? Outcome.retry("The function gave no outcome") : outcome;
  }
}
