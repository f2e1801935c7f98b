// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.trigger;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs tasks one after the other, in the order in which they came, on the threads of an executor:
 * they may read from disk.
 */
final class Inbox {

  private final Executor threads;
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final AtomicInteger waiting = new AtomicInteger();

  Inbox(Executor threads) {
    this.threads = threads;
  }

  void post(Runnable task) {
    tasks.add(task);
    if (waiting.getAndIncrement() == 0) {
      try {
        threads.execute(this::drain);
      } catch (RejectedExecutionException e) {
        // The emulator is closed: what is left to do is in the journal.
        tasks.clear();
      }
    }
  }

  private void drain() {
    do {
      var task = tasks.poll();
      if (task != null) {
        run(task);
      }
    } while (waiting.decrementAndGet() > 0);
  }

  /** One failed task must not stop the ones behind it. */
  private static void run(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      var thread = Thread.currentThread();
      thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
    }
  }
}
