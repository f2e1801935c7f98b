// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.kernel;

/**
 * What the busy instances of several functions share: Lambda counts them, SCF their memory. An
 * instance takes its units when it is started for an invocation or takes one while idle, and gives
 * them back when it is idle again; a provisioned one keeps them.
 *
 * <p>{@link #of} is not thread-safe; kernels with different owners need one that is.
 */
public interface Quota {

  /** The quota that never ends. */
  Quota UNLIMITED =
      new Quota() {
        @Override
        public boolean take(long units) {
          return true;
        }

        @Override
        public void giveBack(long units) {
          // There is always enough.
        }
      };

  /** Takes so many units; false, and nothing taken, if there are not so many. */
  boolean take(long units);

  /** Gives back units that were taken. */
  void giveBack(long units);

  /**
   * A quota of so many units.
   *
   * @param units 0 or more
   */
  static Shared of(long units) {
    return new Shared(units);
  }

  /** A quota of a number of units, from which parts can be reserved. Not thread-safe. */
  final class Shared implements Quota {

    private final long units;
    private long used;

    private Shared(long units) {
      if (units < 0) {
        throw new IllegalArgumentException("units must be 0 or more: " + units);
      }
      this.units = units;
    }

    /**
     * Sets units apart for one function: nobody else can use them, and it can use no others.
     *
     * @param reserved how many
     * @param mustRemain how many must be left for the others
     * @throws IllegalArgumentException if fewer would be left
     */
    public Shared reserve(long reserved, long mustRemain) {
      if (reserved < 0 || free() - reserved < mustRemain) {
        throw new IllegalArgumentException(
            "cannot reserve %d of %d: %d must remain".formatted(reserved, free(), mustRemain));
      }
      used += reserved;
      return new Shared(reserved);
    }

    /** How many units nobody uses or has reserved. */
    public long free() {
      return units - used;
    }

    @Override
    public boolean take(long wanted) {
      if (wanted > free()) {
        return false;
      }
      used += wanted;
      return true;
    }

    @Override
    public void giveBack(long returned) {
      used -= returned;
    }
  }
}
