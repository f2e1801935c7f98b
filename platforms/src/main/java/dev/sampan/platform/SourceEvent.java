// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform;

/**
 * One event of a simulated source, before it takes a platform's native form. Each kind of trigger
 * has one kind of event.
 */
public sealed interface SourceEvent
    permits QueueMessage,
        TopicMessage,
        StreamRecord,
        ObjectEvent,
        ScheduleFiring,
        BusEvent,
        LogBatch,
        RecordEvent {

  /** Its id, the same on every attempt and unique in its source. */
  String id();

  /** The delivery attempt, from 1. */
  int attempt();

  /** The same event on another attempt. */
  SourceEvent onAttempt(int attempt);

  /**
   * Checks a number of an attempt.
   *
   * @throws IllegalArgumentException if it is less than 1
   */
  static void requireAttempt(int attempt) {
    if (attempt < 1) {
      throw new IllegalArgumentException("attempt must be 1 or more: " + attempt);
    }
  }
}
