// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.delivery;

import dev.sampan.platform.AsyncResult.Condition;
import dev.sampan.platform.FailureKind;
import dev.sampan.platform.Platform;
import dev.sampan.platform.manifest.AsyncSpec;
import dev.sampan.platform.manifest.FunctionSpec;
import dev.sampan.platform.profile.Limit;
import dev.sampan.platform.profile.Profile;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a platform tries an accepted event again, and when it gives it up. Pure: the time is given.
 *
 * <p>An event that the function failed is tried a few times, with a wait that may grow. One that
 * the platform itself could not hand over (a throttle) is tried until it is too old.
 */
public final class AsyncRetry {

  /** What to do with an event that was not handled. */
  public sealed interface Decision {}

  /**
   * Try it again.
   *
   * @param notBefore when, at the earliest
   */
  public record Again(Instant notBefore) implements Decision {}

  /**
   * Give it up.
   *
   * @param condition why
   */
  public record GiveUp(Condition condition) implements Decision {}

  private final int attempts;
  private final Duration maxAge;
  private final Duration delay;
  private final Duration step;
  private final Duration backOff;
  private final Duration mostBackOff;

  private final boolean closed;

  private AsyncRetry(Profile profile, AsyncSpec spec, boolean closed) {
    this.closed = closed;
    var most = profile.get(Limit.ASYNC_RETRIES_MAX).intValue() + 1;
    var own = profile.get(Limit.ASYNC_RETRIES).intValue() + 1;
    this.attempts = spec.attempts() == null ? own : Math.min(spec.attempts(), most);
    this.maxAge = age(profile, spec);
    this.delay = profile.get(Limit.ASYNC_RETRY_DELAY).duration();
    this.step = profile.get(Limit.ASYNC_RETRY_STEP).duration();
    this.backOff = profile.get(Limit.ASYNC_BACK_OFF).duration();
    this.mostBackOff = profile.get(Limit.ASYNC_BACK_OFF_MAX).duration();
  }

  private static Duration age(Profile profile, AsyncSpec spec) {
    var least = profile.get(Limit.ASYNC_AGE_MIN).duration();
    var most = profile.get(Limit.ASYNC_AGE_MAX).duration();
    var wanted = spec.maxAge() == null ? most : spec.maxAge();
    return wanted.compareTo(least) < 0 ? least : wanted.compareTo(most) > 0 ? most : wanted;
  }

  /**
   * The rules of a platform for one function; what the manifest asks beyond the platform's bounds
   * is what the platform has at most.
   *
   * @throws IllegalArgumentException if the platform has no asynchronous calls
   */
  public static AsyncRetry of(Platform platform, AsyncSpec spec) {
    return new AsyncRetry(Profile.of(platform), spec, false);
  }

  /**
   * The same for a function as it is on the platform. Lambda does not try an event of a function
   * whose reserved concurrency is zero.
   */
  public static AsyncRetry of(Platform platform, FunctionSpec function) {
    var max = function.instances().max();
    var closed = platform == Platform.LAMBDA && max != null && max == 0;
    return new AsyncRetry(Profile.of(platform), function.async(), closed);
  }

  /** Why an event is given up before it is tried; empty if it is tried. */
  public Optional<Condition> hopeless(Instant acceptedAt, Instant now) {
    if (closed) {
      return Optional.of(Condition.ZERO_RESERVED);
    }
    return expired(acceptedAt, now) ? Optional.of(Condition.AGE_EXCEEDED) : Optional.empty();
  }

  private boolean expired(Instant acceptedAt, Instant now) {
    return now.isAfter(acceptedAt.plus(maxAge));
  }

  /** Whether the function itself never saw the event, so that it counts as no attempt. */
  public static boolean refused(FailureKind kind) {
    return kind.refused();
  }

  /**
   * What to do after an attempt failed.
   *
   * @param kind how it failed
   * @param attempts how often the function was run with the event
   * @param refusals how often in a row the platform could not hand it over, this time included
   */
  public Decision after(
      FailureKind kind, int attempts, int refusals, Instant acceptedAt, Instant now) {
    if (kind == FailureKind.REQUEST_TOO_LARGE || kind == FailureKind.LOOP) {
      return new GiveUp(Condition.RETRIES_EXHAUSTED);
    }
    if (!refused(kind) && attempts >= this.attempts) {
      return new GiveUp(Condition.RETRIES_EXHAUSTED);
    }
    var next = now.plus(refused(kind) ? backOff(refusals) : wait(attempts));
    return expired(acceptedAt, next) ? new GiveUp(Condition.AGE_EXCEEDED) : new Again(next);
  }

  private Duration wait(int attempts) {
    return delay.plus(step.multipliedBy(attempts - 1L));
  }

  private Duration backOff(int refusals) {
    var doubled = backOff.multipliedBy(1L << Math.min(refusals - 1, 20));
    return doubled.compareTo(mostBackOff) > 0 ? mostBackOff : doubled;
  }
}
