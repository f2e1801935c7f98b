// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.lambda;

import dev.sampan.emulator.instance.End;
import dev.sampan.emulator.instance.Instance;
import dev.sampan.emulator.instance.InstanceEvents;
import dev.sampan.emulator.invocation.Invocation;
import dev.sampan.emulator.invocation.Startup;
import dev.sampan.emulator.lambda.LambdaFlights.Flight;
import dev.sampan.platform.FailureKind;
import dev.sampan.platform.NativeReply;
import dev.sampan.platform.kernel.StopReason;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * An execution environment: a place in which runtimes run, one after the other. When a runtime
 * crashes, or an invocation takes too long, the environment is reset, and the next invocation runs
 * the init of the next runtime within its own time. The same happens if the first init fails or
 * takes too long.
 */
final class LambdaInstance implements Instance, LambdaRun.Owner {

  private static final Startup NONE = Startup.measured(Duration.ZERO, Duration.ZERO, Duration.ZERO);

  /**
   * What an instance is made of.
   *
   * @param type how it comes to its first invocation
   * @param timeout of the function
   * @param initLimit how long the first init may take
   * @param launch starts the process of a runtime
   * @param calls for tasks that wait for a process to start
   * @param clock the time
   */
  record Setup(
      InitType type,
      Duration timeout,
      Duration initLimit,
      RuntimeProcess.Launch launch,
      Executor calls,
      InstantSource clock) {}

  private final Setup setup;
  private final InstanceEvents events;
  private final Runnable closes;
  private final Diary diary;
  private final LambdaFlights flights;
  private final Object lock = new Object();
  private @Nullable LambdaRun run;
  private final Set<LambdaRun> leaving = new HashSet<>();
  private @Nullable LambdaRun last;
  private boolean ended;

  /**
   * An instance that has not begun.
   *
   * @param closes run once when nothing is left of it
   */
  LambdaInstance(Setup setup, InstanceEvents events, Diary diary, Runnable closes) {
    this.setup = setup;
    this.events = events;
    this.diary = diary;
    this.closes = closes;
    this.flights = new LambdaFlights(setup.clock(), diary);
  }

  /**
   * Starts its first runtime.
   *
   * @throws IOException if the program cannot be started
   */
  void begin() throws IOException {
    var first = next("init");
    diary.initStarts("init");
    first.starts(setup.launch().start());
    events.after(setup.initLimit(), () -> overdue(first));
  }

  /** The runtime that takes requests now, or that did last. */
  @Nullable LambdaRun current() {
    synchronized (lock) {
      return last;
    }
  }

  private LambdaRun next(String phase) {
    var concurrent = setup.type() == InitType.MANAGED;
    var next = new LambdaRun(this, concurrent, phase, setup.clock().instant());
    synchronized (lock) {
      run = next;
      last = next;
    }
    return next;
  }

  @Override
  public void dispatch(Invocation invocation, Instant deadline) {
    var flight = flights.add(invocation, deadline);
    LambdaRun present;
    synchronized (lock) {
      present = run;
    }
    if (present == null) {
      relaunch();
    } else {
      hand(present, flight);
    }
  }

  private void hand(LambdaRun to, Flight flight) {
    to.tell(it -> it.begins(flight.id()));
    diary.starts(flight.id());
    to.api.offer(flight.invocation(), flight.headers(), flight.payload().body());
  }

  /** Starts the next runtime for the invocations that wait. */
  private void relaunch() {
    LambdaRun next;
    synchronized (lock) {
      if (ended || run != null) {
        return;
      }
      next = next("invoke");
    }
    diary.initStarts("invoke");
    flights.all().forEach(it -> hand(next, it));
    setup.calls().execute(() -> start(next));
  }

  private void start(LambdaRun next) {
    try {
      next.starts(setup.launch().start());
    } catch (IOException | RuntimeException e) {
      gone(next, new End(FailureKind.INIT_FAILED, String.valueOf(e.getMessage())));
    }
  }

  @Override
  public void ready(LambdaRun it) {
    if (!isPresent(it)) {
      return;
    }
    diary.initEnds(it.phase, took(it), "");
    var process = it.process();
    if (it.phase.equals("init") && process != null) {
      var startup = process.startup();
      if (!events.provisioned()) {
        flights.startTook(startup);
      }
      events.ready(startup);
    }
  }

  private Duration took(LambdaRun it) {
    return Duration.between(it.begunAt, setup.clock().instant());
  }

  private boolean isPresent(LambdaRun it) {
    synchronized (lock) {
      return run == it;
    }
  }

  @Override
  public void initFailed(LambdaRun it, RuntimeError error) {
    initEnds(it, error.type(), error.body().text());
  }

  private void overdue(LambdaRun it) {
    if (setup.type().initIsRepeated() && !it.isReady()) {
      initEnds(it, "timeout", "");
    }
  }

  /** An init that did not go well: it is run once more, or the invocation that ran it fails. */
  private void initEnds(LambdaRun it, String error, String detail) {
    if (!resets(it)) {
      return;
    }
    diary.initEnds(it.phase, took(it), error);
    if (it.phase.equals("invoke")) {
      fail(it, FailureKind.INIT_FAILED, error, detail);
    } else if (setup.type().initIsRepeated()) {
      events.ready(NONE);
    } else {
      events.initFailed(detail);
    }
  }

  /** Ends a runtime; false if it was ended before. */
  private boolean resets(LambdaRun it) {
    synchronized (lock) {
      if (run != it) {
        return false;
      }
      run = null;
      leaving.add(it);
    }
    it.tell(RuntimeProcess::kill);
    return true;
  }

  private void fail(@Nullable LambdaRun by, FailureKind kind, String error, String detail) {
    for (var each : flights.all()) {
      flights
          .remove(each.id())
          .ifPresent(
              flight -> {
                flights.ends(flight, error, 0, by);
                events.failed(flight.id(), kind, detail);
                events.free(flight.id());
              });
    }
  }

  @Override
  public void replied(LambdaRun it, String invocation, NativeReply reply) {
    end(it, invocation, "", size(reply), () -> events.answered(invocation, reply));
  }

  private static long size(NativeReply reply) {
    if (reply instanceof NativeReply.Payload payload) {
      return payload.body().bytes().length;
    }
    return reply instanceof NativeReply.Streamed streamed ? streamed.bytes() : 0;
  }

  @Override
  public void failed(LambdaRun it, String invocation, RuntimeError error) {
    var reply = new NativeReply.FunctionError(error.body());
    end(it, invocation, error.type(), 0, () -> events.answered(invocation, reply));
  }

  @Override
  public void tooLarge(LambdaRun it, String invocation, String message) {
    var kind = FailureKind.RESPONSE_TOO_LARGE;
    end(it, invocation, RuntimeError.TOO_LARGE, 0, () -> events.failed(invocation, kind, message));
  }

  private void end(LambdaRun it, String invocation, String error, long bytes, Runnable tells) {
    flights
        .remove(invocation)
        .ifPresent(
            flight -> {
              flights.ends(flight, error, bytes, it);
              tells.run();
            });
  }

  @Override
  public void free(LambdaRun it, String invocation) {
    events.free(invocation);
  }

  @Override
  public void gone(LambdaRun it, End end) {
    var died = resets(it);
    synchronized (lock) {
      leaving.remove(it);
    }
    if (died && it.isReady() && flights.all().isEmpty()) {
      // Nobody ends it between two invocations but somebody who wants it to be gone.
      ends();
    } else if (died && it.isReady()) {
      flights.all().forEach(flight -> diary.exits(flight.id(), exited(end)));
      fail(it, end.kind(), RuntimeError.EXIT, end.detail());
    } else if (died) {
      initDied(it, end);
    }
    endIfGone(end);
  }

  private void initDied(LambdaRun it, End end) {
    diary.initEnds(it.phase, took(it), RuntimeError.EXIT);
    if (it.phase.equals("invoke")) {
      fail(it, FailureKind.INIT_FAILED, RuntimeError.EXIT, end.detail());
    } else if (setup.type().initIsRepeated()) {
      events.ready(NONE);
    } else {
      events.initFailed(end.detail());
    }
  }

  private static String exited(End end) {
    return "Error: Runtime exited with error: " + end.detail();
  }

  /** Lambda never leaves a runtime alive whose only invocation it gave up. */
  @Override
  public void abandon(String invocation) {
    var present = current();
    var flight = flights.remove(invocation);
    if (flight.isEmpty()) {
      return;
    }
    var begun = flight.get().begunAt();
    var late = !setup.clock().instant().isBefore(begun.plus(setup.timeout()));
    if (late) {
      diary.timesOut(invocation, setup.timeout());
    }
    flights.ends(flight.get(), late ? "timeout" : RuntimeError.UNKNOWN, 0, present);
    if (present != null && setup.type() == InitType.MANAGED) {
      present.api.abandon(invocation);
    } else if (present != null) {
      resets(present);
    }
    events.free(invocation);
  }

  /** Without extensions, Lambda does not ask first. */
  @Override
  public void stop(StopReason reason) {
    ends();
    var present = current();
    if (present != null) {
      resets(present);
    }
    endIfGone(new End(FailureKind.CRASHED, "ended by the emulator"));
  }

  private void ends() {
    synchronized (lock) {
      ended = true;
    }
  }

  private void endIfGone(End end) {
    synchronized (lock) {
      if (!ended || run != null || !leaving.isEmpty() || last == null) {
        return;
      }
      last = null;
    }
    closes.run();
    events.gone(end);
  }

  @Override
  public long pid() {
    var present = current();
    var process = present == null ? null : present.process();
    return process == null || !isPresent(present) ? 0 : process.pid();
  }

  @Override
  public long peakMiB() {
    var present = current();
    var process = present == null ? null : present.process();
    return process == null ? 0 : process.peakMiB();
  }

  @Override
  public String log() {
    var present = current();
    var process = present == null ? null : present.process();
    return process == null ? "" : process.log();
  }
}
