// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.kernel;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The invocations that are answered and will give their place free in an instant: for that long,
 * another one rather waits for such a place than for a cold start. Owned by the kernel.
 */
final class Settling {

  /** One second. */
  private static final long TIME = 1_000_000_000L;

  private final Deque<Ticket> answered = new ArrayDeque<>();
  private int size;

  /** How many places are expected. */
  int size() {
    return size;
  }

  void add(Ticket it) {
    it.settling = true;
    answered.add(it);
    size++;
  }

  /** An invocation has left its place, or the instance has ended. */
  void remove(Ticket it) {
    if (it.settling) {
      it.settling = false;
      size--;
    }
  }

  void forgetOverdue(long now) {
    for (var it = answered.peek(); it != null; it = answered.peek()) {
      if (it.settling && now < it.answeredAt + TIME) {
        return;
      }
      remove(it);
      answered.remove();
    }
  }

  /** When the next expected place is not expected any more. */
  long nextDeadline() {
    var first = answered.peek();
    return first == null ? Long.MAX_VALUE : first.answeredAt + TIME;
  }
}
