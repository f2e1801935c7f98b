// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.kernel;

import dev.sampan.platform.FailureKind;
import java.util.List;

/** Ends invocations: takes them from where they ran, fails or refuses them. */
final class Verdicts {

  private final int concurrency;
  private final Roster roster;
  private final WaitingQueue waiting;
  private final Settling settling;
  private final List<Command> out;

  /**
   * Verdicts on these.
   *
   * @param out where they go
   */
  Verdicts(
      Policy policy, Roster roster, WaitingQueue waiting, Settling settling, List<Command> out) {
    this.concurrency = policy.concurrency();
    this.roster = roster;
    this.waiting = waiting;
    this.settling = settling;
    this.out = out;
  }

  /** An invocation leaves its place, if it has one, to the next. */
  void finish(Ticket it, long now) {
    var slot = it.slot;
    if (slot != null) {
      settling.remove(it);
      roster.leaves(slot, it, now);
    }
  }

  /** Fails those that have waited too long. */
  void failOverdue(long now) {
    for (var it = waiting.overdue(now); it != null; it = waiting.overdue(now)) {
      var timedOut = waiting.timedOut(it, now);
      failWaiting(it, timedOut ? FailureKind.TIMEOUT : FailureKind.NO_INSTANCE);
    }
  }

  void failWaiting(Ticket it, FailureKind kind) {
    waiting.remove(it);
    fail(it, kind);
  }

  /** Fails those that wait for this start: the ones that earlier starts do not cover. */
  void failWaitingFor(Slot start, FailureKind kind) {
    var covered = settling.size() + (long) roster.startingBefore(start) * concurrency;
    for (var it : waiting.from(covered, concurrency)) {
      failWaiting(it, kind);
    }
  }

  /** There will be no instance for any of them. */
  void failAllWaiting() {
    for (var it = waiting.first(); it != null; it = waiting.first()) {
      failWaiting(it, FailureKind.NO_INSTANCE);
    }
  }

  void failRunning(Slot slot) {
    for (var it = slot.tickets.first; it != null; it = slot.tickets.first) {
      settling.remove(it);
      roster.loses(slot, it);
      if (!it.answered) {
        fail(it, FailureKind.CRASHED);
      }
    }
  }

  void fail(Ticket it, FailureKind kind) {
    out.add(new Command.FailInvocation(it, kind));
  }

  void refuse(long newest, Refusal limit) {
    for (var i = 0L; i < newest; i++) {
      var it = waiting.last();
      if (it != null) {
        refuse(it, limit);
      }
    }
  }

  void refuse(Ticket it, Refusal limit) {
    waiting.remove(it);
    out.add(new Command.RefuseInvocation(it, limit));
  }
}
