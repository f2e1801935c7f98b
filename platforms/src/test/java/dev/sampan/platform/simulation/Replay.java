// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.simulation;

import dev.sampan.platform.kernel.Command;
import dev.sampan.platform.kernel.Input;
import dev.sampan.platform.kernel.Kernel;
import dev.sampan.platform.kernel.Slot;
import dev.sampan.platform.kernel.Ticket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Tells a kernel what another one was told, at later times. */
final class Replay implements Watcher {

  private final Kernel kernel;
  private final long later;
  private final Diary diary;
  private final Map<Ticket, Ticket> tickets = new HashMap<>();
  private final Map<String, Slot> slots = new HashMap<>();

  Replay(Kernel kernel, long later, Diary diary) {
    this.kernel = kernel;
    this.later = later;
    this.diary = diary;
  }

  @Override
  public void saw(long now, Input fact, List<Command> commands) {
    var own = own(fact);
    var answers = kernel.step(own, now + later);
    for (var answer : answers) {
      if (answer instanceof Command.StartInstance it) {
        slots.put(it.instance().id(), it.instance());
      }
    }
    diary.saw(now + later, own, answers);
  }

  String hash() {
    return diary.hash();
  }

  private Input own(Input fact) {
    if (fact instanceof Input.InvocationArrived it) {
      return new Input.InvocationArrived(own(it.invocation()));
    } else if (fact instanceof Input.InvocationFinished it) {
      return new Input.InvocationFinished(own(it.invocation()));
    } else if (fact instanceof Input.InstanceReady it) {
      return new Input.InstanceReady(Objects.requireNonNull(slots.get(it.instance().id())));
    }
    return fact;
  }

  private Ticket own(Ticket theirs) {
    return tickets.computeIfAbsent(
        theirs, it -> new Job(((Job) it).number, ((Job) it).arrivedAt + later));
  }
}
