// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.kernel;

import dev.sampan.platform.profile.Limit;
import dev.sampan.platform.profile.Profile;
import java.time.Duration;

/**
 * How a platform counts the time that it bills.
 *
 * @param basis what is counted
 * @param step each count is rounded up to a multiple of it
 */
public record Billing(Basis basis, Duration step) {

  /** What a platform counts. */
  public enum Basis {
    /** Each invocation by itself. */
    INVOCATION,
    /** Each invocation by itself, a cold one with the init of its instance. */
    INVOCATION_AND_INIT,
    /** The start of each instance, and each span in which something runs in it, however much. */
    BUSY_INSTANCE
  }

  /** Checks that the numbers make sense. */
  public Billing {
    if (step.isZero() || step.isNegative()) {
      throw new IllegalArgumentException("step must be longer than nothing: " + step);
    }
  }

  /** How this platform bills a function that asks for nothing else. */
  public static Billing of(Profile profile) {
    return new Billing(
        switch (profile.platform()) {
          case LAMBDA -> Basis.INVOCATION_AND_INIT;
          case SCF -> Basis.INVOCATION;
          case CLOUDRUN -> Basis.BUSY_INSTANCE;
        },
        profile.get(Limit.BILLING_STEP).duration());
  }

  /** What is billed for so many nanoseconds, in nanoseconds. */
  public long billed(long nanos) {
    var steps = -Math.floorDiv(-nanos, step.toNanos());
    return steps * step.toNanos();
  }

  /**
   * What an invocation is billed for, in nanoseconds, if nothing else runs in its instance then.
   *
   * @param run how long it ran, in nanoseconds
   * @param init how long the start of its instance took, if it is the first one there and its
   *     instance was not started ahead; else 0
   */
  public long billed(long run, long init) {
    return switch (basis) {
      case INVOCATION -> billed(run);
      case INVOCATION_AND_INIT -> billed(run + init);
      case BUSY_INSTANCE -> billed(run) + (init == 0 ? 0 : billed(init));
    };
  }

  /**
   * The bill of an invocation, as {@link #billed(long, long)} has it.
   *
   * @param memory the memory of its instance, in MiB
   */
  public Bill bill(Duration run, Duration init, int memory) {
    return new Bill(Duration.ofNanos(billed(run.toNanos(), init.toNanos())), memory);
  }
}
