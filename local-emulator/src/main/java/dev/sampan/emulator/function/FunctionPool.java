// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.function;

import dev.sampan.emulator.instance.End;
import dev.sampan.emulator.instance.InstanceEvents;
import dev.sampan.emulator.instance.InstanceHost;
import dev.sampan.emulator.instance.InstanceStarter;
import dev.sampan.emulator.invocation.EmulatorEvent;
import dev.sampan.emulator.invocation.Ending;
import dev.sampan.emulator.invocation.Invocation;
import dev.sampan.emulator.invocation.Service;
import dev.sampan.emulator.invocation.Startup;
import dev.sampan.platform.FailureKind;
import dev.sampan.platform.NativeReply;
import dev.sampan.platform.Platform;
import dev.sampan.platform.kernel.Billing;
import dev.sampan.platform.kernel.Command;
import dev.sampan.platform.kernel.Input;
import dev.sampan.platform.kernel.Kernel;
import dev.sampan.platform.manifest.FunctionSpec;
import dev.sampan.platform.profile.Profile;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The instances of one function on one platform. It tells the kernel what happens, at the real
 * time, and carries out what the kernel orders. Thread-safe: everything runs in its mailbox.
 */
final class FunctionPool {

  /** The failures that say more than their kind does. */
  private static final Set<FailureKind> KNOWN =
      Set.of(
          FailureKind.CRASHED,
          FailureKind.OUT_OF_MEMORY,
          FailureKind.INIT_FAILED,
          FailureKind.THROTTLED);

  private final Platform platform;
  private final FunctionSpec function;
  private final Kernel kernel;
  private final Launcher launcher;
  private final InstanceHost host;
  private final PoolTime time;
  private final int revision;
  private final Billing billing;
  private final Mailbox mailbox = new Mailbox();
  private final Handover handover;
  private final Alarm alarm;
  private final Map<String, Flight> flights = new LinkedHashMap<>();
  private final Map<String, Member> members = new LinkedHashMap<>();

  /** The end of an instance, or of its init, that is handled just now. */
  private @Nullable End end;

  /** The instance whose failed start, or whose end, fails invocations just now. */
  private @Nullable Member dying;

  /** Completed when the last process is gone, once the pool is to end. */
  private final CompletableFuture<@Nullable Void> ended = new CompletableFuture<>();

  private boolean retired;

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
    this.handover = new Handover(host.conditions().faults(), function.name());
    this.alarm = new Alarm(time, host.timer(), mailbox, () -> step(new Input.Tick()));
    this.billing = Billing.of(Profile.of(platform));
  }

  /** Runs an invocation; its ending tells the rest. */
  void submit(Invocation invocation) {
    mailbox.post(
        () -> {
          var flight = new Flight(invocation);
          flights.put(invocation.id(), flight);
          step(new Input.InvocationArrived(flight));
        });
  }

  /** Keeps one instance ready from now on, if only one can be. */
  void warm() {
    mailbox.post(() -> step(new Input.ScaleTo(1)));
  }

  /** Starts the instances that are always kept. */
  void keep() {
    mailbox.post(() -> step(new Input.Tick()));
  }

  /** Keeps between other bounds from now on; instances that are too many end when idle. */
  void bound(int least, int most) {
    mailbox.post(() -> step(new Input.BoundsChanged(least, most)));
  }

  /** Ends all instances and all invocations; completed when the last process is gone. */
  CompletableFuture<@Nullable Void> shutDown() {
    mailbox.post(this::end);
    return ended;
  }

  /**
   * Lets the invocations that it has end in their own time, and then ends its instances; nothing
   * may be submitted any more. Completed when the last process is gone.
   */
  CompletableFuture<@Nullable Void> retire() {
    mailbox.post(
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
    mailbox.post(() -> all.complete(List.copyOf(members.values())));
    return all;
  }

  private void step(Input input) {
    for (var command : kernel.step(input, Kernel.nanos(time.instant()))) {
      obey(command);
    }
    dying = null;
    endIfDone();
  }

  private void obey(Command command) {
    if (command instanceof Command.StartInstance it) {
      start(new Member(it.instance(), now()));
    } else if (command instanceof Command.Dispatch it) {
      dispatch(it);
    } else if (command instanceof Command.FailInvocation it) {
      fail((Flight) it.invocation(), it.kind());
    } else if (command instanceof Command.RefuseInvocation it) {
      fail((Flight) it.invocation(), FailureKind.THROTTLED, it.limit().text());
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
    mailbox.post(() -> step(new Input.InstanceHeld(member.slot())));
    Runnable begins = () -> mailbox.post(() -> step(new Input.InstanceBegins(member.slot())));
    launcher.launch(member, new PoolEvents(member), begins);
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
      dying = member;
      member.ends(it.reason());
      if (member.cancels()) {
        new PoolEvents(member).gone(new End(FailureKind.INIT_FAILED, "never started"));
      }
      member.tell(instance -> instance.stop(it.reason()));
    }
  }

  private void fail(Flight flight, FailureKind kind) {
    var how = end;
    if (how == null) {
      fail(flight, kind, "");
    } else {
      fail(flight, kind == FailureKind.CRASHED ? how.kind() : kind, how.detail());
    }
  }

  private void fail(Flight flight, FailureKind kind, String why) {
    var id = flight.invocation().id();
    if (flights.remove(id) == null) {
      return;
    }
    var member = flight.member();
    if (member != null) {
      member.forgets(id);
      member.tell(it -> it.abandon(id));
    }
    var known = KNOWN.contains(kind) ? why : "";
    flight.ends(new Ending.Failed(kind, known, service(flight)));
  }

  /** Of an invocation that waited for a start that failed, what that instance printed is known. */
  private Service service(Flight flight) {
    return flight.member() == null && dying != null
        ? Service.none(dying.log())
        : flight.service(now(), billing, function.memoryMiB());
  }

  /** What one instance says, put into the mailbox. */
  private final class PoolEvents implements InstanceEvents {

    private final Member member;

    PoolEvents(Member member) {
      this.member = member;
    }

    @Override
    public void ready(Startup startup) {
      mailbox.post(
          () -> {
            var whole = member.ready(startup);
            launcher.over(member);
            tell(
                new EmulatorEvent.InstanceStarted(
                    now(), platform, function.name(), member.id(), revision, whole));
            step(new Input.InstanceReady(member.slot()));
          });
    }

    @Override
    public void initFailed(String error) {
      mailbox.post(
          () -> {
            launcher.over(member);
            end = new End(FailureKind.INIT_FAILED, error);
            step(new Input.InstanceInitFailed(member.slot()));
            end = null;
          });
    }

    @Override
    public void answered(String invocation, NativeReply reply) {
      mailbox.post(
          () -> {
            var flight = flights.get(invocation);
            if (flight != null && !flight.doomed()) {
              ends(flight, new Ending.Replied(reply, service(flight)));
            }
          });
    }

    @Override
    public void failed(String invocation, FailureKind kind, String why) {
      mailbox.post(
          () -> {
            var flight = flights.get(invocation);
            if (flight != null && !flight.doomed()) {
              ends(flight, new Ending.Failed(kind, why, service(flight)));
            }
          });
    }

    private void tellEnd(String how) {
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

    private void ends(Flight flight, Ending ending) {
      flights.remove(flight.invocation().id());
      step(new Input.InvocationAnswered(flight));
      flight.ends(ending);
    }

    @Override
    public void free(String invocation) {
      mailbox.post(
          () -> {
            var flight = member.leaves(invocation);
            if (flights.containsKey(invocation)) {
              failed(invocation, FailureKind.BAD_RESPONSE, "no answer");
            }
            step(flight == null ? new Input.Tick() : new Input.InvocationFinished(flight));
          });
    }

    @Override
    public void gone(End how) {
      mailbox.post(
          () -> {
            end = how;
            launcher.over(member);
            dying = member;
            members.remove(member.id());
            tellEnd(how.detail());
            member.gone().complete(null);
            step(new Input.InstanceGone(member.slot()));
            end = null;
          });
    }
  }
}
