// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform;

import dev.sampan.LogEntries;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Some lines of a simulated log.
 *
 * @param id names the batch
 * @param entries the lines
 * @param attempt the delivery attempt, from 1
 */
public record LogBatch(String id, LogEntries entries, int attempt) implements SourceEvent {

  /** Checks that nothing is missing and that {@code attempt} is at least 1. */
  public LogBatch {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(entries, "entries");
    SourceEvent.requireAttempt(attempt);
  }

  /** The same lines, each in a batch of its own, in their order. */
  public List<LogBatch> singly() {
    if (entries.entries().size() == 1) {
      return List.of(this);
    }
    var batches = new ArrayList<LogBatch>();
    for (var line : entries.entries()) {
      var one = new LogEntries(entries.group(), entries.stream(), List.of(line));
      batches.add(new LogBatch(id + "-" + batches.size(), one, attempt));
    }
    return batches;
  }

  @Override
  public LogBatch onAttempt(int attempt) {
    return new LogBatch(id, entries, attempt);
  }
}
