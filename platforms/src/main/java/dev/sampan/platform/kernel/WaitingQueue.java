// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.kernel;

import dev.sampan.platform.FailureKind;
import dev.sampan.platform.kernel.Policy.TimeoutRule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The invocations that have no instance yet, oldest first. Owned by the kernel. */
final class WaitingQueue {

  record Waiting(String invocation, Instant arrived) {}

  private final Policy policy;
  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private Duration startups = Duration.ZERO;
  private int readied;

  WaitingQueue(Policy policy) {
    this.policy = policy;
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  void add(String invocation, Instant now) {
    waiting.add(new Waiting(invocation, now));
  }

  Waiting removeOldest() {
    return waiting.remove();
  }

  void removeNewest() {
    waiting.removeLast();
  }

  boolean remove(String invocation) {
    return waiting.removeIf(it -> it.invocation().equals(invocation));
  }

  void clear() {
    waiting.clear();
  }

  Deque<String> invocations() {
    var ids = new ArrayDeque<String>(waiting.size());
    waiting.forEach(it -> ids.add(it.invocation()));
    return ids;
  }

  /** Takes note of how long an instance took to start; the pending rule needs the mean. */
  void startupTook(Duration startup) {
    startups = startups.plus(startup);
    readied++;
  }

  void removeOverdue(Instant now, BiConsumer<String, FailureKind> fail) {
    for (var it = waiting.peek(); it != null; it = waiting.peek()) {
      if (now.isBefore(waitsUntil(it))) {
        return;
      }
      waiting.remove();
      var timedOut = !now.isBefore(timeout(it));
      fail.accept(it.invocation(), timedOut ? FailureKind.TIMEOUT : FailureKind.NO_INSTANCE);
    }
  }

  /** When the oldest one has waited too long; all wait by the same rule. */
  Instant nextDeadline() {
    var oldest = waiting.peek();
    return oldest == null ? Instant.MAX : waitsUntil(oldest);
  }

  private Instant waitsUntil(Waiting it) {
    var limit = limit();
    var until = limit == null ? Instant.MAX : it.arrived().plus(limit);
    return until.isBefore(timeout(it)) ? until : timeout(it);
  }

  private Instant timeout(Waiting it) {
    return policy.timeoutRule() == TimeoutRule.ENDS_INVOCATION_FROM_ARRIVAL
        ? it.arrived().plus(policy.timeout())
        : Instant.MAX;
  }

  private @Nullable Duration limit() {
    var rule = policy.pending();
    if (rule.equals(Policy.PendingRule.UNLIMITED) || readied == 0) {
      return null;
    }
    var nanos = (long) (rule.startups() * startups.toNanos() / readied);
    return nanos > rule.least().toNanos() ? Duration.ofNanos(nanos) : rule.least();
  }
}
