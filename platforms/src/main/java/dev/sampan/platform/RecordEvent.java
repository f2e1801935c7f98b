// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform;

import dev.sampan.RecordChanged;
import java.time.Instant;
import java.util.Objects;

/**
 * One change of a record in a simulated table.
 *
 * @param id names the change
 * @param changed what changed
 * @param sequence grows with each change in the table
 * @param attempt the delivery attempt, from 1
 * @param changedAt when it changed
 */
public record RecordEvent(
    String id, RecordChanged changed, long sequence, int attempt, Instant changedAt)
    implements SourceEvent {

  /** Checks that nothing is missing and that {@code attempt} is at least 1. */
  public RecordEvent {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(changed, "changed");
    Objects.requireNonNull(changedAt, "changedAt");
    SourceEvent.requireAttempt(attempt);
  }

  @Override
  public RecordEvent onAttempt(int attempt) {
    return new RecordEvent(id, changed, sequence, attempt, changedAt);
  }
}
