// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.function;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A timer whose time is moved by the test: what is due runs in the test's thread. */
final class VirtualTimer extends ScheduledThreadPoolExecutor implements InstantSource {

  private final PriorityQueue<Due> tasks = new PriorityQueue<>(Comparator.comparing(Due::at));
  private Instant now;

  VirtualTimer(Instant start) {
    super(1, Executors.defaultThreadFactory());
    this.now = start;
  }

  @Override
  public Instant instant() {
    return now;
  }

  void advance(Duration by) {
    var end = now.plus(by);
    while (!tasks.isEmpty() && !tasks.element().at().isAfter(end)) {
      var next = tasks.remove();
      now = next.at().isAfter(now) ? next.at() : now;
      next.task().run();
    }
    now = end;
  }

  @Override
  public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
    var due = new Due(now.plus(delay, unit.toChronoUnit()), Executors.callable(command));
    tasks.add(due);
    return due;
  }

  /** A task with its time. */
  private static final class Due extends FutureTask<Object> implements ScheduledFuture<Object> {

    private final Instant at;

    Due(Instant at, Callable<Object> task) {
      super(task);
      this.at = at;
    }

    Instant at() {
      return at;
    }

    Runnable task() {
      return this;
    }

    @Override
    public long getDelay(TimeUnit unit) {
      return 0;
    }

    @Override
    public int compareTo(java.util.concurrent.Delayed other) {
      return 0;
    }
  }
}
