// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.kernel;

import dev.sampan.platform.kernel.Billing.Basis;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes down what ran where from when to when, and makes the bill of it afterwards. */
final class Ledger {

  private record Run(Slot slot, boolean cold, long from, long to) {}

  private final Billing billing;
  private final Map<Ticket, Run> open = new HashMap<>();
  private final List<Run> runs = new ArrayList<>();
  private final Map<Slot, Long> ready = new HashMap<>();
  private final Map<Slot, Long> ended = new HashMap<>();

  Ledger(Billing billing) {
    this.billing = billing;
  }

  void saw(long now, Input fact, List<Command> commands) {
    if (fact instanceof Input.InstanceReady it) {
      ready.putIfAbsent(it.instance(), now);
    } else if (fact instanceof Input.InvocationFinished it) {
      close(it.invocation(), now);
    }
    for (var command : commands) {
      if (command instanceof Command.Dispatch it) {
        open.put(it.invocation(), new Run(it.instance(), it.cold(), now, now));
      } else if (command instanceof Command.FailInvocation it) {
        close(it.invocation(), now);
      } else if (command instanceof Command.StopInstance it) {
        ended.put(it.instance(), now);
      }
    }
  }

  private void close(Ticket it, long now) {
    var run = open.remove(it);
    if (run != null) {
      runs.add(new Run(run.slot(), run.cold(), run.from(), now));
    }
  }

  List<Long> parts() {
    var nanos =
        switch (billing.basis()) {
          case INVOCATION, INVOCATION_AND_INIT -> runs.stream().map(this::time).toList();
          case BUSY_INSTANCE -> busy();
        };
    return nanos.stream().map(billing::billed).toList();
  }

  private long time(Run it) {
    var init =
        it.cold() && billing.basis() == Basis.INVOCATION_AND_INIT
            ? ready.getOrDefault(it.slot(), Long.MAX_VALUE) - it.slot().startedAt()
            : 0;
    return it.to() - it.from() + init;
  }

  private List<Long> busy() {
    var busy = new ArrayList<Long>();
    ready.forEach((slot, at) -> busy.add(at - slot.startedAt()));
    for (var slot : ready.keySet()) {
      var sorted =
          runs.stream()
              .filter(it -> it.slot() == slot)
              .sorted(Comparator.comparingLong(Run::from))
              .toList();
      busy.addAll(spans(sorted));
    }
    return busy;
  }

  /** How long each row of runs is that touch or overlap one another. */
  private static List<Long> spans(List<Run> sorted) {
    var spans = new ArrayList<Long>();
    for (var i = 0; i < sorted.size(); ) {
      var from = sorted.get(i).from();
      var to = sorted.get(i).to();
      for (; i < sorted.size() && sorted.get(i).from() <= to; i++) {
        to = Math.max(to, sorted.get(i).to());
      }
      spans.add(to - from);
    }
    return spans;
  }
}
