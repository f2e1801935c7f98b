// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.kernel;

import java.time.Duration;

/**
 * What an invocation is billed for.
 *
 * @param time the billed time; zero if nothing is billed
 * @param memory the memory of the instance, in MiB; 0 if no instance ran it
 */
public record Bill(Duration time, int memory) {

  /** Nothing is billed. */
  public static final Bill NONE = new Bill(Duration.ZERO, 0);

  /** The billed time times the memory, in GiB-seconds. */
  public double gibibyteSeconds() {
    return time.toNanos() / 1e9 * memory / 1024;
  }
}
