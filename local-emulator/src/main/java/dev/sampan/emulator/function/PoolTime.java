// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.function;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * The time by which time-outs of a function count. It can stand still, as while a debugger holds
 * the function. Thread-safe.
 */
public final class PoolTime implements InstantSource {

  /** What a function is told in place of a deadline that does not come nearer. */
  private static final Duration FAR = Duration.ofDays(1);

  private final InstantSource clock;
  private final Object lock = new Object();
  private Duration lost = Duration.ZERO;
  private @Nullable Instant stoppedAt;

  /** The time of a clock, going on. */
  public PoolTime(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Instant instant() {
    synchronized (lock) {
      return (stoppedAt == null ? clock.instant() : stoppedAt).minus(lost);
    }
  }

  /** Stands still from now on; nothing if it does already. */
  public void stop() {
    synchronized (lock) {
      if (stoppedAt == null) {
        stoppedAt = clock.instant();
      }
    }
  }

  /** Goes on from where it stands. */
  public void resume() {
    synchronized (lock) {
      if (stoppedAt != null) {
        lost = lost.plus(Duration.between(stoppedAt, clock.instant()));
        stoppedAt = null;
      }
    }
  }

  boolean stopped() {
    synchronized (lock) {
      return stoppedAt != null;
    }
  }

  /** The time of the clock that a deadline of this time will come at; a day away if it stands. */
  Instant deadline(Instant own) {
    synchronized (lock) {
      return stoppedAt == null ? own.plus(lost) : clock.instant().plus(FAR);
    }
  }
}
