// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.function;

import dev.sampan.emulator.instance.End;
import dev.sampan.emulator.instance.InstanceHost;
import dev.sampan.emulator.instance.InstanceStarter;
import dev.sampan.emulator.invocation.EmulatorEvent;
import dev.sampan.emulator.invocation.Invocation;
import dev.sampan.emulator.invocation.Startup;
import dev.sampan.platform.FailureKind;
import dev.sampan.platform.Platform;
import dev.sampan.platform.kernel.Billing;
import dev.sampan.platform.kernel.Command;
import dev.sampan.platform.kernel.Input;
import dev.sampan.platform.kernel.Kernel;
import dev.sampan.platform.manifest.FunctionSpec;
import dev.sampan.platform.profile.Profile;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The instances of one function on one platform. It tells the kernel what happens, at the real
 * time, and carries out what the kernel orders. Thread-safe: everything runs in its mailbox.
 */
final class FunctionPool {

  private final Platform platform;
  private final FunctionSpec function;
  private final Kernel kernel;
  private final Launcher launcher;
  private final InstanceHost host;
  private final PoolTime time;
  private final int revision;
  private final Mailbox mailbox = new Mailbox();
  private final Handover handover;
  private final Alarm alarm;
  private final Flights flights;
  private final Map<String, Member> members = new LinkedHashMap<>();

  /** Completed when the last process is gone, once the pool is to end. */
  private final CompletableFuture<@Nullable Void> ended = new CompletableFuture<>();

  private boolean retired;

  /** Whether the function's bound on its instances is its own. */
  private boolean reserved;

  FunctionPool(
      Platform platform,
      FunctionSpec function,
      Kernel kernel,
      InstanceStarter starter,
      InstanceHost host,
      PoolTime time,
      int revision) {
    this.platform = platform;
    this.function = function;
    this.kernel = kernel;
    this.launcher = new Launcher(platform, function, starter, host);
    this.host = host;
    this.time = time;
    this.revision = revision;
    this.reserved = function.instances().max() != null;
    this.flights =
        new Flights(host.clock(), Billing.of(Profile.of(platform)), function.memoryMiB());
    this.handover = new Handover(host.conditions().faults(), function.name());
    this.alarm = new Alarm(time, host.timer(), mailbox, () -> step(new Input.Tick()));
  }

  /** Runs an invocation; its ending tells the rest. */
  void submit(Invocation invocation) {
    post(
        () -> {
          var flight = new Flight(invocation);
          flights.add(flight);
          step(new Input.InvocationArrived(flight));
        });
  }

  /** Keeps one instance ready from now on, if only one can be. */
  void warm() {
    post(() -> step(new Input.ScaleTo(1)));
  }

  /** Starts the instances that are always kept. */
  void keep() {
    post(() -> step(new Input.Tick()));
  }

  /** Keeps between other bounds from now on; instances that are too many end when idle. */
  void bound(int least, int most, boolean own) {
    post(
        () -> {
          reserved = own;
          step(new Input.BoundsChanged(least, most));
        });
  }

  /** Ends all instances and all invocations; completed when the last process is gone. */
  CompletableFuture<@Nullable Void> shutDown() {
    post(this::end);
    return ended;
  }

  /**
   * Lets the invocations that it has end in their own time, and then ends its instances; nothing
   * may be submitted any more. Completed when the last process is gone.
   */
  CompletableFuture<@Nullable Void> retire() {
    post(
        () -> {
          retired = true;
          endIfDone();
        });
    return ended;
  }

  private void endIfDone() {
    if (retired && flights.isEmpty() && !busy()) {
      retired = false;
      end();
    }
  }

  private boolean busy() {
    return members.values().stream().anyMatch(it -> it.running() > 0);
  }

  private void end() {
    var gone = members.values().stream().map(Member::gone).toList();
    step(new Input.Shutdown());
    var unused =
        CompletableFuture.allOf(gone.toArray(CompletableFuture<?>[]::new))
            .thenRun(() -> ended.complete(null));
  }

  /** The instances as they are now, oldest first. */
  CompletableFuture<List<Member>> members() {
    var all = new CompletableFuture<List<Member>>();
    post(() -> all.complete(List.copyOf(members.values())));
    return all;
  }

  /** Does it when everything before it is done. */
  void post(Runnable task) {
    mailbox.post(task);
  }

  /** Tells the kernel, and does what it says; in the mailbox only. */
  void step(Input input) {
    for (var command : kernel.step(input, Kernel.nanos(time.instant()))) {
      obey(command);
    }
    flights.dieWith(null);
    endIfDone();
  }

  private void obey(Command command) {
    if (command instanceof Command.StartInstance it) {
      start(new Member(it.instance(), now()));
    } else if (command instanceof Command.Dispatch it) {
      dispatch(it);
    } else if (command instanceof Command.FailInvocation it) {
      flights.fail((Flight) it.invocation(), it.kind());
    } else if (command instanceof Command.RefuseInvocation it) {
      flights.refuse((Flight) it.invocation(), it.limit(), reserved);
    } else if (command instanceof Command.StopInstance it) {
      stop(it);
    } else if (command instanceof Command.WakeAt it) {
      alarm.set(Kernel.instant(it.at()));
    }
  }

  private Instant now() {
    return host.clock().instant();
  }

  private void tell(EmulatorEvent event) {
    host.listener().happened(event);
  }

  private void start(Member member) {
    members.put(member.id(), member);
    post(() -> step(new Input.InstanceHeld(member.slot())));
    Runnable begins = () -> post(() -> step(new Input.InstanceBegins(member.slot())));
    launcher.launch(member, new PoolEvents(this, flights, member), begins);
  }

  private void dispatch(Command.Dispatch it) {
    var flight = (Flight) it.invocation();
    var member = members.get(it.instance().id());
    if (member != null) {
      flight.departs(member, now(), it.cold());
      member.takes(flight);
      handover.hand(flight, member, time.deadline(Kernel.instant(it.deadline())));
    }
  }

  private void stop(Command.StopInstance it) {
    var member = members.get(it.instance().id());
    if (member != null) {
      flights.dieWith(member);
      member.ends(it.reason());
      if (member.cancels()) {
        new PoolEvents(this, flights, member)
            .gone(new End(FailureKind.INIT_FAILED, "never started"));
      }
      member.tell(instance -> instance.stop(it.reason()));
    }
  }

  /** Runs a short task in the mailbox when so much of the function's time has passed. */
  void after(Duration span, Runnable task) {
    post(() -> new Alarm(time, host.timer(), mailbox, task).set(time.instant().plus(span)));
  }

  /** Its start is over, well or badly. */
  void launched(Member member) {
    launcher.over(member);
  }

  /** It is ready, after so long. */
  void started(Member member, Startup whole) {
    launched(member);
    tell(
        new EmulatorEvent.InstanceStarted(
            now(), platform, function.name(), member.id(), revision, whole));
  }

  /** Its process is gone. */
  void ended(Member member, String how) {
    launched(member);
    members.remove(member.id());
    tell(
        new EmulatorEvent.InstanceEnded(
            now(),
            platform,
            function.name(),
            member.id(),
            revision,
            member.served(),
            member.end(how)));
  }
}
