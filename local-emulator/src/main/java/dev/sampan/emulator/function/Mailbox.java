// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.function;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs tasks one after the other, in the order in which they came, on the thread that brings one.
 * So what the tasks change has one owner, and a message costs no change of threads.
 */
final class Mailbox {

  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final AtomicInteger waiting = new AtomicInteger();

  void post(Runnable task) {
    tasks.add(task);
    if (waiting.getAndIncrement() == 0) {
      drain();
    }
  }

  private void drain() {
    do {
      run(tasks.remove());
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
