// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.manifest;

import org.jspecify.annotations.Nullable;

/**
 * How many instances of a function there are, as far as the manifest says so.
 *
 * @param min how many are always kept ready (provisioned concurrency on Lambda and SCF, min
 *     instances on Cloud Run), 0 or more; null for none
 * @param max how many there may be at the same time (reserved concurrency on Lambda and SCF, max
 *     instances on Cloud Run), 0 to refuse every call; null for as many as the platform has
 */
public record InstanceRange(@Nullable Integer min, @Nullable Integer max) {

  /** Nothing is said: none is kept, and the platform alone bounds them. */
  public static final InstanceRange ANY = new InstanceRange(null, null);

  /** How many are always kept ready. */
  public int kept() {
    return min == null ? 0 : min;
  }

  /** This range, and what it does not say from another. */
  InstanceRange or(InstanceRange other) {
    return new InstanceRange(min == null ? other.min : min, max == null ? other.max : max);
  }

  /** Whether fewer may exist than are kept. */
  boolean contradicts() {
    return max != null && kept() > max;
  }

  @Override
  public String toString() {
    return (min == null ? "no min" : "min: " + min)
        + ", "
        + (max == null ? "no max" : "max: " + max);
  }
}
