// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.kernel;

import java.time.Duration;

/**
 * The numbers by which one function scales on one platform.
 *
 * @param maxInstances how many instances may exist at the same time, 1 or more
 * @param concurrency how many invocations one instance runs at the same time, 1 or more
 * @param queueLimit how many invocations may wait for which no instance is being started, 0 or more
 * @param keepAlive how long an idle instance is kept
 * @param initTimeout how long the start and the init of an instance may take
 * @param timeout how long an invocation may take
 * @param timeoutRule what a time-out counts and what it ends
 * @param pending how long an invocation may wait for an instance
 */
public record Policy(
    int maxInstances,
    int concurrency,
    int queueLimit,
    Duration keepAlive,
    Duration initTimeout,
    Duration timeout,
    TimeoutRule timeoutRule,
    PendingRule pending) {

  /** Checks that the numbers make sense. */
  public Policy {
    atLeast("maxInstances", maxInstances, 1);
    atLeast("concurrency", concurrency, 1);
    atLeast("queueLimit", queueLimit, 0);
    positive("keepAlive", keepAlive);
    positive("initTimeout", initTimeout);
    positive("timeout", timeout);
  }

  private static void atLeast(String name, int value, int least) {
    if (value < least) {
      throw new IllegalArgumentException(name + " must be " + least + " or more: " + value);
    }
  }

  private static void positive(String name, Duration value) {
    if (value.isZero() || value.isNegative()) {
      throw new IllegalArgumentException(name + " must be longer than nothing: " + value);
    }
  }

  /** What a time-out counts and what it ends. */
  public enum TimeoutRule {
    /** It counts from the dispatch and ends the instance with all that runs in it. */
    ENDS_INSTANCE,
    /** It counts from the dispatch and ends this invocation only. */
    ENDS_INVOCATION,
    /** It counts from the arrival, so waiting and a cold start use it up; ends the invocation. */
    ENDS_INVOCATION_FROM_ARRIVAL
  }

  /**
   * How long an invocation may wait for an instance: the longer one of a fixed time and a multiple
   * of the mean time that instances of this function took to start. Before the first instance is
   * up, that mean is unknown and the wait has no limit of its own.
   *
   * @param least the fixed time; zero for no limit at all
   * @param startups the multiple
   */
  public record PendingRule(Duration least, double startups) {

    /** The rule that lets an invocation wait without a limit. */
    public static final PendingRule UNLIMITED = new PendingRule(Duration.ZERO, 0);
  }
}
