// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Something to do shortly before a deadline. Loaded by the first call that asks for that; its
 * thread ends when there is nothing to wait for.
 */
final class DeadlineAlarm {

  private static final ScheduledThreadPoolExecutor TIMER = timer();

  private final Future<?> task;

  private DeadlineAlarm(Future<?> task) {
    this.task = task;
  }

  private static ScheduledThreadPoolExecutor timer() {
    ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, DeadlineAlarm::thread);
    timer.setKeepAliveTime(1, TimeUnit.SECONDS);
    timer.allowCoreThreadTimeOut(true);
    timer.setRemoveOnCancelPolicy(true);
    return timer;
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "sampan-deadlines");
    thread.setDaemon(true);
    return thread;
  }

  /** Runs the action after so long, on a thread of its own. */
  static DeadlineAlarm in(Duration time, Runnable action) {
    return new DeadlineAlarm(TIMER.schedule(action, time.toMillis(), TimeUnit.MILLISECONDS));
  }

  void stop() {
    task.cancel(false);
  }
}
