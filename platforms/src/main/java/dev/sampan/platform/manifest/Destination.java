// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.manifest;

import java.util.Objects;

/**
 * Where a platform tells what became of an accepted event.
 *
 * @param kind a queue or a topic
 * @param source its logical name
 */
public record Destination(Kind kind, String source) {

  /** What a destination can be. */
  public enum Kind {
    /** A queue. */
    QUEUE,
    /** A topic. */
    TOPIC
  }

  /** Checks that nothing is missing. */
  public Destination {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(source, "source");
  }
}
