// SPDX-License-Identifier: Apache-2.0
package dev.sampan;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Lines of a log.
 *
 * @param group the log group or topic
 * @param stream the stream within the group; empty if the platform has none
 * @param entries the lines in their order
 */
public record LogEntries(String group, String stream, List<Entry> entries) {

  /** Copies the entries. */
  public LogEntries {
    Objects.requireNonNull(group, "group");
    Objects.requireNonNull(stream, "stream");
    entries = List.copyOf(entries);
  }

  /**
   * One line.
   *
   * @param id names it within the log
   * @param time when it was written
   * @param message what it says
   */
  public record Entry(String id, Instant time, String message) {

    /** All are needed. */
    public Entry {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(time, "time");
      Objects.requireNonNull(message, "message");
    }
  }
}
