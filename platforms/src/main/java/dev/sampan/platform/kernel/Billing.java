// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.kernel;

import dev.sampan.platform.profile.Limit;
import dev.sampan.platform.profile.Profile;
import java.time.Duration;

/**
 * How a platform counts the time that it bills. Pure; see {@link BillingMeter} for what it counts.
 *
 * @param basis what is counted
 * @param step each count is rounded up to a multiple of it
 * @param least each count is at least this long
 */
public record Billing(Basis basis, Duration step, Duration least) {

  /** What a platform counts. */
  public enum Basis {
    /** Each invocation by itself. */
    INVOCATION,
    /** Each invocation by itself, a cold one with the init of its instance. */
    INVOCATION_AND_INIT,
    /** The start of each instance, and each span in which something runs in it, however much. */
    BUSY_INSTANCE,
    /** Each instance from its order to its end. */
    INSTANCE
  }

  /** Checks that the numbers make sense. */
  public Billing {
    if (step.isZero() || step.isNegative() || least.isNegative()) {
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
        profile.get(Limit.BILLING_STEP).duration(),
        Duration.ZERO);
  }

  /** How Cloud Run bills a service whose processor is always allocated. */
  public static Billing ofInstances(Profile profile) {
    return new Billing(
        Basis.INSTANCE,
        profile.get(Limit.BILLING_STEP).duration(),
        profile.get(Limit.BILLING_INSTANCE_LEAST).duration());
  }

  /** What is billed for so many nanoseconds, in nanoseconds. */
  public long billed(long nanos) {
    var steps = -Math.floorDiv(-Math.max(nanos, least.toNanos()), step.toNanos());
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
      case INSTANCE -> 0;
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
