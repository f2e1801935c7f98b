// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.kernel;

import dev.sampan.platform.FailureKind;
import dev.sampan.platform.kernel.Policy.TimeoutRule;
import java.util.List;

/**
 * Ends instances: those that never became ready, are gone, idle, overdue or too many, and with each
 * of them what ran there or waited for it. Owned by the kernel.
 */
final class Stops {

  private final boolean atTimeout;
  private final Roster roster;
  private final Starts starts;
  private final Verdicts verdicts;
  private final Dispatcher dispatcher;
  private final List<Command> out;

  /**
   * The stops of these.
   *
   * @param out where its orders go
   */
  Stops(
      Policy policy,
      Roster roster,
      Starts starts,
      Verdicts verdicts,
      Dispatcher dispatcher,
      List<Command> out) {
    this.atTimeout = policy.timeoutRule() == TimeoutRule.ENDS_INSTANCE;
    this.roster = roster;
    this.starts = starts;
    this.verdicts = verdicts;
    this.dispatcher = dispatcher;
    this.out = out;
  }

  void initFailed(Slot it, long now) {
    if (!it.gone && !it.ready) {
      failStart(it, StopReason.INIT_FAILED, FailureKind.INIT_FAILED, now);
    }
  }

  /** An instance has ended by itself: there is nothing to stop. */
  void gone(Slot it, long now) {
    if (it.gone) {
      return;
    }
    if (it.ready) {
      verdicts.failRunning(it);
      roster.remove(it);
    } else {
      failStart(it, FailureKind.INIT_FAILED, now);
    }
  }

  /** Those that have started, run or idled for too long. */
  void overdue(long now) {
    for (var it = roster.overdue(now); it != null; it = roster.overdue(now)) {
      var oldest = it.tickets.first;
      if (!it.ready) {
        failStart(it, StopReason.INIT_TIMEOUT, FailureKind.INIT_TIMEOUT, now);
      } else if (oldest == null) {
        idle(it, now);
      } else {
        timedOut(it, oldest, now);
      }
    }
  }

  private void timedOut(Slot slot, Ticket overdue, long now) {
    verdicts.finish(overdue, now);
    if (!overdue.answered) {
      verdicts.fail(overdue, FailureKind.TIMEOUT);
    }
    if (atTimeout) {
      verdicts.failRunning(slot);
      stop(slot, StopReason.TIMEOUT);
    }
  }

  private void idle(Slot it, long now) {
    if (roster.size() <= starts.wanted()) {
      it.lastUsed = now;
    } else {
      stop(it, StopReason.IDLE);
    }
  }

  /** Those that do nothing and are more than there may be. */
  void superfluous() {
    for (var it = starts.superfluous(); it != null; it = starts.superfluous()) {
      stop(it, StopReason.IDLE);
    }
  }

  /** Every one, for good. */
  void all() {
    for (var it : roster.all()) {
      verdicts.failRunning(it);
      stop(it, StopReason.SHUTDOWN);
    }
  }

  private void stop(Slot it, StopReason reason) {
    roster.remove(it);
    out.add(new Command.StopInstance(it, reason));
  }

  private void failStart(Slot it, StopReason reason, FailureKind kind, long now) {
    out.add(new Command.StopInstance(it, reason));
    failStart(it, kind, now);
  }

  private void failStart(Slot it, FailureKind kind, long now) {
    // Whoever has just arrived and finds room elsewhere never waited for this start.
    dispatcher.dispatch(now);
    verdicts.failWaitingFor(it, kind);
    starts.failed(it, now);
    roster.remove(it);
  }
}
