// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.instance;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;

/**
 * Lets a few instances start at the same time; the others wait in the order in which they were
 * asked for. Many virtual machines that start at once on a few processors take so long that each
 * would run into its time-out. Thread-safe.
 */
public final class StartQueue {

  private final int atOnce;
  private final Executor threads;
  private final Deque<Runnable> waiting = new ArrayDeque<>();
  private int starting;

  /**
   * A queue that starts nothing yet.
   *
   * @param atOnce how many start at the same time, 1 or more
   * @param threads runs the starts; they may block
   */
  public StartQueue(int atOnce, Executor threads) {
    this.atOnce = atOnce;
    this.threads = threads;
  }

  /** Runs a start when it is its turn. Each must be followed by one {@link #over}. */
  public void add(Runnable start) {
    synchronized (waiting) {
      waiting.add(start);
    }
    startNext();
  }

  /** A start is over, well or not, so that the next one may begin. */
  public void over() {
    synchronized (waiting) {
      starting--;
    }
    startNext();
  }

  /** How many starts wait for their turn. */
  public int waiting() {
    synchronized (waiting) {
      return waiting.size();
    }
  }

  private void startNext() {
    Runnable next;
    synchronized (waiting) {
      if (starting == atOnce || waiting.isEmpty()) {
        return;
      }
      starting++;
      next = waiting.remove();
    }
    threads.execute(next);
  }
}
