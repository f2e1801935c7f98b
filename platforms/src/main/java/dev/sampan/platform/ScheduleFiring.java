// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform;

import dev.sampan.ScheduleFired;
import java.util.Objects;

/**
 * One firing of a simulated schedule.
 *
 * @param id names the firing
 * @param fired what fired
 * @param attempt the delivery attempt, from 1
 */
public record ScheduleFiring(String id, ScheduleFired fired, int attempt) implements SourceEvent {

  /** Checks that nothing is missing and that {@code attempt} is at least 1. */
  public ScheduleFiring {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(fired, "fired");
    SourceEvent.requireAttempt(attempt);
  }

  @Override
  public ScheduleFiring onAttempt(int attempt) {
    return new ScheduleFiring(id, fired, attempt);
  }
}
