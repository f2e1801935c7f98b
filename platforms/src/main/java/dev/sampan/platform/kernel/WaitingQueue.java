// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.kernel;

import dev.sampan.platform.kernel.Policy.PendingRule;
import dev.sampan.platform.kernel.Policy.TimeoutRule;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The invocations that have no instance yet, oldest first. Owned by the kernel. */
final class WaitingQueue {

  private final Policy.PendingRule rule;
  private final TicketList waiting = new TicketList();

  /** How long an invocation counts from its arrival; {@code MAX_VALUE} if it counts later. */
  private final long timeout;

  private double startups;
  private long readied;

  /** How long an invocation may wait by the pending rule, as far as that is known. */
  private long limit = Long.MAX_VALUE;

  WaitingQueue(Policy policy) {
    this.rule = policy.pending();
    var fromArrival = policy.timeoutRule() == TimeoutRule.ENDS_INVOCATION_FROM_ARRIVAL;
    this.timeout = fromArrival ? Spans.nanos(policy.timeout()) : Long.MAX_VALUE;
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  int size() {
    return waiting.size;
  }

  @Nullable Ticket first() {
    return waiting.first;
  }

  @Nullable Ticket last() {
    return waiting.last;
  }

  /** At most so many invocations behind the oldest ones. */
  List<Ticket> from(long skipped, int most) {
    var found = new ArrayList<Ticket>();
    var it = waiting.first;
    for (var i = 0L; it != null && i < skipped + most; it = it.after, i++) {
      if (i >= skipped) {
        found.add(it);
      }
    }
    return found;
  }

  void add(Ticket it, long now) {
    it.arrivedAt = now;
    waiting.add(it);
  }

  void remove(Ticket it) {
    waiting.remove(it);
  }

  /** Takes note of how long an instance took to start; the pending rule needs the mean. */
  void startupTook(long nanos) {
    startups += nanos;
    readied++;
    if (!rule.equals(PendingRule.UNLIMITED)) {
      limit = Math.max(Spans.nanos(rule.least()), (long) (rule.startups() * startups / readied));
    }
  }

  /** The oldest one if it has waited too long; all wait by the same rule. */
  @Nullable Ticket overdue(long now) {
    return nextDeadline() <= now ? waiting.first : null;
  }

  /** Whether the function's own time-out has passed for one that waits. */
  boolean timedOut(Ticket it, long now) {
    return Spans.after(it.arrivedAt, timeout) <= now;
  }

  /** When the oldest one has waited too long. */
  long nextDeadline() {
    var oldest = waiting.first;
    return oldest == null
        ? Long.MAX_VALUE
        : Spans.after(oldest.arrivedAt, Math.min(limit, timeout));
  }
}
