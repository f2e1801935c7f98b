// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.kernel;

/**
 * Which one of several free instances takes the next invocation.
 *
 * <p>This decides how many instances live: whoever prefers the one used last lets the others grow
 * old and end, and whoever spreads the load keeps them all.
 */
@FunctionalInterface
public interface InstanceChoice {

  /** Prefers the instance that was used last: what Lambda's measured behaviour shows. */
  InstanceChoice MOST_RECENTLY_USED = () -> new ByLastUse(true);

  /** Prefers the instance that has not been used for the longest time. */
  InstanceChoice LEAST_RECENTLY_USED = () -> new ByLastUse(false);

  /** Prefers the instance that was started last. */
  InstanceChoice NEWEST = () -> new ByAge(true);

  /** Prefers the instance that was started first. */
  InstanceChoice OLDEST = () -> new ByAge(false);

  /**
   * Takes any, the same ones for the same seed.
   *
   * @param seed where the row of numbers starts
   */
  static InstanceChoice random(long seed) {
    return () -> new AtRandom(seed);
  }

  /** An empty set of free instances that chooses in this way; a kernel opens its own ones. */
  FreeInstances open();
}
