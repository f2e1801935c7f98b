// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.function;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Wakes a pool when its time has come, which may stand still meanwhile. Owned by the pool. */
final class Alarm {

  /** How often time that stands still is looked at. */
  private static final long STOPPED_NANOS = 20_000_000;

  private final PoolTime time;
  private final ScheduledExecutorService timer;
  private final Mailbox mailbox;
  private final Runnable wakes;
  private @Nullable ScheduledFuture<?> set;

  /**
   * An alarm that is not set.
   *
   * @param mailbox where it wakes
   * @param wakes what it does then
   */
  Alarm(PoolTime time, ScheduledExecutorService timer, Mailbox mailbox, Runnable wakes) {
    this.time = time;
    this.timer = timer;
    this.mailbox = mailbox;
    this.wakes = wakes;
  }

  /** Wakes then, and not at the time that was set before. */
  void set(Instant at) {
    if (set != null) {
      set.cancel(false);
    }
    var delay = Duration.between(time.instant(), at).toNanos() + 1;
    var least = time.stopped() ? STOPPED_NANOS : 0;
    Runnable rings = () -> mailbox.post(() -> rings(at));
    set = timer.schedule(rings, Math.max(delay, least), TimeUnit.NANOSECONDS);
  }

  private void rings(Instant at) {
    if (time.instant().isBefore(at)) {
      set(at);
    } else {
      wakes.run();
    }
  }
}
