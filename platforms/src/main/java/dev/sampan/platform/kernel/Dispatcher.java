// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.kernel;

import dev.sampan.platform.kernel.Policy.TimeoutRule;
import java.util.List;

/** Gives waiting invocations to free instances, oldest first. */
final class Dispatcher {

  private final boolean fromArrival;
  private final Spans spans;
  private final Roster roster;
  private final WaitingQueue waiting;
  private final Verdicts verdicts;
  private final List<Command> out;

  /**
   * A dispatcher for these.
   *
   * @param out where its orders go
   */
  Dispatcher(
      Policy policy,
      Spans spans,
      Roster roster,
      WaitingQueue waiting,
      Verdicts verdicts,
      List<Command> out) {
    this.fromArrival = policy.timeoutRule() == TimeoutRule.ENDS_INVOCATION_FROM_ARRIVAL;
    this.spans = spans;
    this.roster = roster;
    this.waiting = waiting;
    this.verdicts = verdicts;
    this.out = out;
  }

  void dispatch(long now) {
    for (var it = waiting.first(); it != null; it = waiting.first()) {
      var slot = roster.chooseFree();
      if (slot == null) {
        return;
      }
      if (roster.charge(slot)) {
        dispatch(it, slot, now);
      } else {
        verdicts.refuse(it, Refusal.QUOTA);
      }
    }
  }

  private void dispatch(Ticket it, Slot slot, long now) {
    it.deadline = Spans.after(fromArrival ? it.arrivedAt : now, spans.timeout());
    var cold = !slot.used && !slot.startedAhead();
    waiting.remove(it);
    roster.takes(slot, it, now);
    out.add(new Command.Dispatch(it, slot, it.deadline, cold));
  }
}
