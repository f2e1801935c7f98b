// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.catalog;

import java.util.Locale;
import java.util.Optional;

/** The kinds of event of which there is a sample. */
public enum SampleKind {
  /** An HTTP request. */
  HTTP,
  /** A direct call. */
  DIRECT,
  /** Two messages of a queue; one on a platform that delivers them singly. */
  QUEUE,
  /** A message of a topic. */
  TOPIC,
  /** Two records of a stream; one on a platform that delivers them singly. */
  STREAM,
  /** A new object in a bucket. */
  OBJECT,
  /** A schedule that fired. */
  SCHEDULE,
  /** An event of a bus. */
  BUS,
  /** Two lines of a log. */
  LOG,
  /** A changed record of a table. */
  RECORD,
  /** A CloudEvent. */
  CLOUDEVENT;

  /** The name by which commands know it, such as {@code queue}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kind of this {@link #id()}; empty for any other text. */
  public static Optional<SampleKind> of(String id) {
    for (var kind : values()) {
      if (kind.id().equals(id)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
