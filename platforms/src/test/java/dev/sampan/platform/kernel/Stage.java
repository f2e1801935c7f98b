// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.kernel;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A kernel told by names and milliseconds. It answers with one line for each command, times in
 * milliseconds, and leaves out when the kernel wants to be woken.
 */
final class Stage {

  private final Kernel kernel;
  private final Map<String, Ticket> tickets = new HashMap<>();
  private final Map<String, Slot> slots = new HashMap<>();

  Stage(Policy policy) {
    this(Kernel.of(policy));
  }

  Stage(Kernel kernel) {
    this.kernel = kernel;
  }

  List<String> arrives(long millis, String invocation) {
    tickets.put(invocation, new Named(invocation));
    return step(millis, new Input.InvocationArrived(ticket(invocation)));
  }

  List<String> ready(long millis, String instance) {
    return step(millis, new Input.InstanceReady(slot(instance)));
  }

  List<String> held(long millis, String instance) {
    return step(millis, new Input.InstanceHeld(slot(instance)));
  }

  List<String> begins(long millis, String instance) {
    return step(millis, new Input.InstanceBegins(slot(instance)));
  }

  List<String> initFails(long millis, String instance) {
    return step(millis, new Input.InstanceInitFailed(slot(instance)));
  }

  List<String> gone(long millis, String instance) {
    return step(millis, new Input.InstanceGone(slot(instance)));
  }

  List<String> answered(long millis, String invocation) {
    return step(millis, new Input.InvocationAnswered(ticket(invocation)));
  }

  List<String> finished(long millis, String invocation) {
    return step(millis, new Input.InvocationFinished(ticket(invocation)));
  }

  List<String> tick(long millis) {
    return step(millis, new Input.Tick());
  }

  List<String> step(long millis, Input input) {
    var commands = kernel.step(input, millis * 1_000_000);
    return commands.stream().flatMap(this::line).toList();
  }

  private Stream<String> line(Command command) {
    if (command instanceof Command.StartInstance it) {
      slots.put(it.instance().id(), it.instance());
    }
    return command instanceof Command.WakeAt ? Stream.empty() : Stream.of(text(command));
  }

  static String text(Command command) {
    if (command instanceof Command.StartInstance it) {
      return "start " + it.instance() + " until " + it.initDeadline() / 1_000_000;
    } else if (command instanceof Command.Dispatch it) {
      var how = it.cold() ? ", cold" : "";
      return it.invocation() + " to " + it.instance() + " until " + it.deadline() / 1_000_000 + how;
    } else if (command instanceof Command.StopInstance it) {
      return "stop " + it.instance() + ": " + it.reason();
    } else if (command instanceof Command.FailInvocation it) {
      return "fail " + it.invocation() + ": " + it.kind();
    } else if (command instanceof Command.RefuseInvocation it) {
      return "refuse " + it.invocation() + ": " + it.limit();
    }
    return command.toString();
  }

  private Ticket ticket(String name) {
    return Objects.requireNonNull(tickets.get(name), name);
  }

  private Slot slot(String id) {
    return Objects.requireNonNull(slots.get(id), id);
  }

  /** A ticket that a failed test can show. */
  static final class Named extends Ticket {

    private final String name;

    Named(String name) {
      this.name = name;
    }

    @Override
    public String toString() {
      return name;
    }
  }
}
