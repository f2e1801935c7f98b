// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.simulation;

import java.util.Objects;

/**
 * What comes to a function and how long it takes.
 *
 * @param gaps the time from one arrival to the next
 * @param start the time from the order of an instance until it is ready
 * @param cold the service time of the first invocation of an instance
 * @param warm the service time of every other invocation
 */
public record Workload(Times gaps, Times start, Times cold, Times warm) {

  /** Checks that nothing is missing. */
  public Workload {
    Objects.requireNonNull(gaps, "gaps");
    Objects.requireNonNull(start, "start");
    Objects.requireNonNull(cold, "cold");
    Objects.requireNonNull(warm, "warm");
  }
}
