// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform;

import dev.sampan.ObjectChanged;
import java.util.Objects;

/**
 * One change of an object in a simulated bucket.
 *
 * @param id names the change
 * @param changed what changed
 * @param sequence grows with each change in the bucket
 * @param attempt the delivery attempt, from 1
 */
public record ObjectEvent(String id, ObjectChanged changed, long sequence, int attempt)
    implements SourceEvent {

  /** Checks that nothing is missing and that {@code attempt} is at least 1. */
  public ObjectEvent {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(changed, "changed");
    SourceEvent.requireAttempt(attempt);
  }

  @Override
  public ObjectEvent onAttempt(int attempt) {
    return new ObjectEvent(id, changed, sequence, attempt);
  }
}
