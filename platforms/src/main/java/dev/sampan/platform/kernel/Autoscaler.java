// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.kernel;

import dev.sampan.platform.profile.Limit;
import dev.sampan.platform.profile.Profile;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Decides how many instances a function should have by how many invocations run: the rules of
 * Knative's autoscaler (knative/serving, {@code pkg/autoscaler/scaling}). It looks at the mean
 * concurrency of a long window and of a short one; when the short one says that twice as many or
 * more are needed, it panics, and until a whole long window has passed it only goes up.
 *
 * <p>Pure: time and means are given. Its answer is for {@link Input.ScaleTo}. Not thread-safe.
 */
public final class Autoscaler {

  private static final long CALM = Long.MIN_VALUE;

  private final Rules rules;
  private final Deque<Decision> delayed = new ArrayDeque<>();

  /** When it last had a reason to panic. */
  private long panicAt = CALM;

  /** The most instances that it has wanted in this panic. */
  private int most;

  private record Decision(long at, int instances) {}

  private Autoscaler(Rules rules) {
    this.rules = rules;
  }

  /** An autoscaler of a function without instances. */
  public static Autoscaler of(Rules rules) {
    return new Autoscaler(rules);
  }

  /**
   * An autoscaler that finds instances: with more than one, it begins in panic, since it cannot
   * know that fewer would do.
   *
   * @param ready how many it finds
   * @param now when, in nanoseconds
   */
  public static Autoscaler of(Rules rules, int ready, long now) {
    var scaler = new Autoscaler(rules);
    if (ready > 1) {
      scaler.panicAt = now;
      scaler.most = ready;
    }
    return scaler;
  }

  /**
   * How many instances there should be.
   *
   * @param stable the mean concurrency of the function over the stable window
   * @param panic the same over the panic window
   * @param ready how many instances are ready
   * @param now when, in nanoseconds; never earlier than at the last call
   */
  public int decide(double stable, double panic, int ready, long now) {
    var some = Math.max(1, ready);
    panicOrCalmDown(Math.ceil(panic / rules.target()) / some >= rules.panicThreshold(), now);
    var wanted = bounded(stable, some);
    if (panicking()) {
      most = Math.max(most, Math.max(wanted, bounded(panic, some)));
      wanted = most;
    }
    return delayed(wanted, now);
  }

  /** Whether it only goes up for now. */
  public boolean panicking() {
    return panicAt != CALM;
  }

  /**
   * How much more concurrency the instances would bear at once than the burst that the function
   * must always be ready for; negative if the platform must stay in the path to queue it.
   */
  public int spareBurst(double panic, int ready) {
    return (int) Math.floor(ready * rules.capacity() - rules.burst() - panic);
  }

  private void panicOrCalmDown(boolean reason, long now) {
    if (reason) {
      panicAt = now;
    } else if (panicking() && now - panicAt > Spans.nanos(rules.stableWindow())) {
      panicAt = CALM;
      most = 0;
    }
  }

  /** The instances for this load, not too far from what there is. */
  private int bounded(double load, int ready) {
    var least = rules.reachable() ? Math.floor(ready / rules.downRate()) : 0;
    var greatest = Math.ceil(ready * rules.upRate());
    var wanted = (int) Math.min(Math.max(Math.ceil(load / rules.target()), least), greatest);
    return wanted > 0 ? Math.max(wanted, rules.activation()) : 0;
  }

  /** The most of all decisions of the delay: it goes down only when each one did. */
  private int delayed(int wanted, long now) {
    var delay = Spans.nanos(rules.scaleDownDelay());
    if (delay == 0) {
      return wanted;
    }
    while (!delayed.isEmpty() && now - delayed.getFirst().at() >= delay) {
      delayed.removeFirst();
    }
    while (!delayed.isEmpty() && delayed.getLast().instances() <= wanted) {
      delayed.removeLast();
    }
    delayed.addLast(new Decision(now, wanted));
    return delayed.getFirst().instances();
  }

  /**
   * The numbers of an autoscaler.
   *
   * @param target the mean concurrency of an instance to aim at, above 0
   * @param capacity the concurrency that an instance bears
   * @param burst the concurrency to be ready for at any time
   * @param upRate how many times as many instances it may want at once, above 1
   * @param downRate how many times fewer, above 1
   * @param panicThreshold how many times as many must be needed for a panic
   * @param stableWindow the long window
   * @param activation how many instances to have at least if any, 1 or more
   * @param scaleDownDelay for how long fewer must do before there are fewer
   * @param reachable whether the function gets traffic; where not, it may fall at any rate
   */
  public record Rules(
      double target,
      double capacity,
      double burst,
      double upRate,
      double downRate,
      double panicThreshold,
      Duration stableWindow,
      int activation,
      Duration scaleDownDelay,
      boolean reachable) {

    /** Checks that the numbers make sense. */
    public Rules {
      if (!(target > 0) || !(upRate > 1) || !(downRate > 1) || activation < 1) {
        throw new IllegalArgumentException(
            "target must be above 0, rates above 1, activation 1 or more: %s, %s, %s, %d"
                .formatted(target, upRate, downRate, activation));
      }
    }

    /**
     * The rules of a platform that has an autoscaler of its own.
     *
     * @param capacity the concurrency that an instance of the function bears
     * @throws IllegalArgumentException if the platform has none
     */
    public static Rules of(Profile profile, int capacity) {
      var share = profile.get(Limit.SCALE_TARGET).value() / 100.0;
      return of(capacity, share, profile.get(Limit.SCALE_WINDOW).duration());
    }

    /**
     * Rules with Knative's own rates: up a thousand times, down to half, panic at twice the need,
     * no delay.
     *
     * @param capacity the concurrency that an instance bears
     * @param utilization the share of it to aim at, above 0
     * @param stableWindow the long window
     */
    public static Rules of(int capacity, double utilization, Duration stableWindow) {
      var target = Math.max(0.01, capacity * utilization);
      return new Rules(target, capacity, 0, 1000, 2, 2, stableWindow, 1, Duration.ZERO, true);
    }
  }
}
