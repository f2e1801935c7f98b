// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.kernel;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The numbers by which one function scales on one platform.
 *
 * @param instances how many instances there are
 * @param concurrency how many invocations one instance runs at the same time, 1 or more
 * @param queueLimit how many invocations may wait for which no instance is being started, 0 or more
 * @param keepAlive how long an idle instance is kept
 * @param initTimeout how long the start and the init of an instance may take
 * @param timeout how long an invocation may take
 * @param timeoutRule what a time-out counts and what it ends
 * @param pending how long an invocation may wait for an instance
 */
public record Policy(
    Instances instances,
    int concurrency,
    int queueLimit,
    Duration keepAlive,
    Duration initTimeout,
    Duration timeout,
    TimeoutRule timeoutRule,
    PendingRule pending) {

  /** Checks that the numbers make sense. */
  public Policy {
    Objects.requireNonNull(instances, "instances");
    atLeast("concurrency", concurrency, 1);
    atLeast("queueLimit", queueLimit, 0);
    positive("keepAlive", keepAlive);
    positive("initTimeout", initTimeout);
    positive("timeout", timeout);
    Objects.requireNonNull(timeoutRule, "timeoutRule");
    Objects.requireNonNull(pending, "pending");
  }

  private static void atLeast(String name, long value, long least) {
    if (value < least) {
      throw new IllegalArgumentException(name + " must be " + least + " or more: " + value);
    }
  }

  private static void positive(String name, Duration value) {
    if (value.isZero() || value.isNegative()) {
      throw new IllegalArgumentException(name + " must be longer than nothing: " + value);
    }
  }

  /**
   * How many instances there are.
   *
   * @param least how many are always kept ready (provisioned concurrency, min instances)
   * @param most how many may exist at the same time; 0 refuses every invocation
   * @param startRate how fast they may be started
   * @param units what a busy one takes of the {@link Quota}
   * @param autoscaling what starts some ahead of need; null where each start is for an invocation
   *     that waits
   * @param aheadOnly whether none is ever started because an invocation waits
   */
  public record Instances(
      int least,
      int most,
      StartRate startRate,
      long units,
      @Nullable Autoscaling autoscaling,
      boolean aheadOnly) {

    /** Checks that the numbers make sense. */
    public Instances {
      atLeast("least", least, 0);
      atLeast("most", most, least);
      Objects.requireNonNull(startRate, "startRate");
      atLeast("units", units, 0);
    }

    /** At most so many, none kept, started as fast as needed, each one unit of a quota. */
    public static Instances upTo(int most) {
      return new Instances(0, most, StartRate.UNLIMITED, 1, null, false);
    }

    /** The same with so many kept ready. */
    public Instances keeping(int ready) {
      return new Instances(ready, most, startRate, units, autoscaling, aheadOnly);
    }

    /** The same between other bounds. */
    public Instances between(int fewest, int greatest) {
      return new Instances(fewest, greatest, startRate, units, autoscaling, aheadOnly);
    }

    /** The same, started at this rate only. */
    public Instances startedAt(StartRate rate) {
      return new Instances(least, most, rate, units, autoscaling, aheadOnly);
    }

    /** The same, each taking so many units of a quota. */
    public Instances taking(long each) {
      return new Instances(least, most, startRate, each, autoscaling, aheadOnly);
    }

    /** The same with an autoscaler, or without one. */
    public Instances scaledBy(@Nullable Autoscaling scaling) {
      return new Instances(least, most, startRate, units, scaling, aheadOnly);
    }

    /** The same, of which none is started because an invocation waits. */
    public Instances startedAhead() {
      return new Instances(least, most, startRate, units, autoscaling, true);
    }
  }

  /**
   * How fast instances may be started.
   *
   * @param instances how many in a span, and at once after a pause as long; 0 for no limit
   * @param span how long a span is
   */
  public record StartRate(int instances, Duration span) {

    /** As many at once as are needed. */
    public static final StartRate UNLIMITED = new StartRate(0, Duration.ZERO);

    /** Checks that the numbers make sense. */
    public StartRate {
      atLeast("instances", instances, 0);
      if (instances > 0) {
        positive("span", span);
      }
    }

    boolean unlimited() {
      return instances == 0;
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
