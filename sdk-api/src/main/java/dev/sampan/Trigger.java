// SPDX-License-Identifier: Apache-2.0
package dev.sampan;

/** The kinds of trigger: what makes a platform call a function. */
public enum Trigger {
  /** An HTTP request through a gateway or a URL of the function's own. */
  HTTP,
  /** A direct call through the platform's invoke API. */
  DIRECT,
  /** Messages of a queue, each handled by one consumer. */
  QUEUE,
  /** Messages of a topic, each handled by every subscriber. */
  TOPIC,
  /** Records of an ordered, replayable stream. */
  STREAM,
  /** A change in an object store; the payload is {@link ObjectChanged}. */
  OBJECT,
  /** A point in time; the payload is {@link ScheduleFired}. */
  SCHEDULE,
  /** Lines of a log; the payload is {@link LogEntries}. */
  LOG,
  /** A change of a database record; the payload is {@link RecordChanged}. */
  RECORD,
  /** An event of an event bus. */
  BUS
}
