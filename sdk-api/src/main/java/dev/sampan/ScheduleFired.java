// SPDX-License-Identifier: Apache-2.0
package dev.sampan;

import java.time.Instant;
import java.util.Objects;

/**
 * A schedule fired.
 *
 * @param name the trigger's name
 * @param scheduledAt when it was due; a late delivery does not change it
 * @param input what the schedule was given to say; empty if nothing
 */
public record ScheduleFired(String name, Instant scheduledAt, String input) {

  /** All are needed. */
  public ScheduleFired {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(scheduledAt, "scheduledAt");
    Objects.requireNonNull(input, "input");
  }
}
