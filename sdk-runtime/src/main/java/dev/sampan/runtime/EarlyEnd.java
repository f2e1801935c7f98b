// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime;

import dev.sampan.Cancellation;
import dev.sampan.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The cancellation of one call: asked for by whoever serves it, or by its deadline, shortly before
 * that passes. Thread-safe. A call that never looks at it costs no more than this object.
 */
public final class EarlyEnd implements Cancellation {

  /** What is left for the reply. */
  static final Duration MARGIN = Duration.ofMillis(200);

  private final Object lock = new Object();
  private final Deadline deadline;
  private @Nullable List<Runnable> actions;
  private @Nullable DeadlineAlarm alarm;
  private boolean asked;
  private boolean over;

  /** One that is asked for when less than 200 ms are left until the deadline. */
  EarlyEnd(Deadline deadline) {
    this.deadline = deadline;
  }

  /**
   * Asks for the call to end early, as its caller is gone or the instance ends: runs the actions
   * that wait for it, on this thread. Without effect after the call.
   */
  public void request() {
    List<Runnable> waiting;
    synchronized (lock) {
      asked = true;
      waiting = actions == null ? List.of() : actions;
      actions = null;
      stopAlarm();
    }
    waiting.forEach(EarlyEnd::run);
  }

  /** One that fails must not keep the others from running, nor its thread from its own work. */
  private static void run(Runnable action) {
    try {
      action.run();
    } catch (RuntimeException | LinkageError | AssertionError e) {
      return;
    }
  }

  @Override
  public boolean requested() {
    synchronized (lock) {
      return asked || !deadline.hasAtLeast(MARGIN);
    }
  }

  @Override
  public Registration onRequest(Runnable action) {
    synchronized (lock) {
      if (over) {
        return () -> {};
      }
      if (!asked && deadline.hasAtLeast(MARGIN)) {
        wait(action);
        return () -> forget(action);
      }
    }
    action.run();
    return () -> {};
  }

  private void wait(Runnable action) {
    if (actions == null) {
      actions = new ArrayList<>();
    }
    actions.add(action);
    if (alarm == null) {
      alarm = DeadlineAlarm.in(deadline.remaining().minus(MARGIN), this::request);
    }
  }

  private void forget(Runnable action) {
    synchronized (lock) {
      if (actions != null) {
        actions.remove(action);
        if (actions.isEmpty()) {
          stopAlarm();
        }
      }
    }
  }

  /** The call is over: what waits is forgotten. */
  void over() {
    synchronized (lock) {
      over = true;
      actions = null;
      stopAlarm();
    }
  }

  private void stopAlarm() {
    if (alarm != null) {
      alarm.stop();
      alarm = null;
    }
  }
}
