// SPDX-License-Identifier: Apache-2.0
package dev.sampan.testing;

import dev.sampan.Cancellation;
import java.util.ArrayList;
import java.util.List;

/** A cancellation that the test asks for. Thread-safe. */
public final class TestCancellation implements Cancellation {

  private final Object lock = new Object();
  private final List<Runnable> actions = new ArrayList<>();
  private boolean requested;

  /** One that nobody has asked for yet. */
  public TestCancellation() {}

  /** Asks for the invocation to end early: runs the actions that wait for it, on this thread. */
  public void request() {
    List<Runnable> waiting;
    synchronized (lock) {
      requested = true;
      waiting = List.copyOf(actions);
      actions.clear();
    }
    waiting.forEach(Runnable::run);
  }

  @Override
  public boolean requested() {
    synchronized (lock) {
      return requested;
    }
  }

  @Override
  public Registration onRequest(Runnable action) {
    synchronized (lock) {
      if (!requested) {
        actions.add(action);
        return () -> forget(action);
      }
    }
    action.run();
    return () -> {};
  }

  private void forget(Runnable action) {
    synchronized (lock) {
      actions.remove(action);
    }
  }
}
