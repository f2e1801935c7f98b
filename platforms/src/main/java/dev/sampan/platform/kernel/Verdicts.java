// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.kernel;

import dev.sampan.platform.FailureKind;
import java.util.List;

/** Fails invocations, refuses them, and stops instances. */
final class Verdicts {

  private final Roster roster;
  private final WaitingQueue waiting;
  private final Settling settling;
  private final List<Command> out;

  /**
   * Verdicts on these.
   *
   * @param out where they go
   */
  Verdicts(Roster roster, WaitingQueue waiting, Settling settling, List<Command> out) {
    this.roster = roster;
    this.waiting = waiting;
    this.settling = settling;
    this.out = out;
  }

  void stop(Slot it, StopReason reason) {
    roster.remove(it);
    out.add(new Command.StopInstance(it, reason));
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
