// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.lambda;

import dev.sampan.emulator.instance.End;
import dev.sampan.emulator.instance.Instance;
import dev.sampan.emulator.instance.InstanceEvents;
import dev.sampan.emulator.invocation.Invocation;
import dev.sampan.emulator.invocation.Startup;
import dev.sampan.emulator.lambda.LambdaFlights.Flight;
import dev.sampan.platform.FailureKind;
import dev.sampan.platform.kernel.StopReason;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
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
   * @param extensions the programs that run beside each runtime
   * @param calls for tasks that wait for a process to start
   * @param clock the time
   */
  record Setup(
      InitType type,
      Duration timeout,
      Duration initLimit,
      RuntimeProcess.Launch launch,
      List<ExtensionProgram> extensions,
      Executor calls,
      InstantSource clock) {}

  private final Setup setup;
  private final InstanceEvents events;
  private final Runnable closes;
  private final Diary diary;
  private final LambdaFlights flights;
  private final LambdaAnswers answers;
  private final Object lock = new Object();
  private final Set<LambdaRun> leaving = new HashSet<>();
  private @Nullable LambdaRun run;
  private @Nullable LambdaRun last;
  private boolean ended;
  private boolean closed;

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
    this.answers = new LambdaAnswers(flights, events);
  }

  /**
   * Starts its first runtime.
   *
   * @throws IOException if a program cannot be started
   */
  void begin() throws IOException {
    LambdaRun first;
    synchronized (lock) {
      first = next("init");
    }
    diary.initStarts("init");
    try {
      first.start();
    } catch (IOException | RuntimeException e) {
      first.end("failure");
      throw e;
    }
    events.after(setup.initLimit(), () -> overdue(first));
  }

  /** The runtime that takes requests now, or that did last. */
  @Nullable LambdaRun current() {
    synchronized (lock) {
      return last;
    }
  }

  private LambdaRun next(String phase) {
    var next = new LambdaRun(setup, this, answers, phase);
    run = next;
    last = next;
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
    if (to.isReady()) {
      to.extensions.send("INVOKE", ExtensionEvents.invoke(flight));
    }
    to.api.offer(flight.invocation(), flight.headers(), flight.payload().body());
  }

  /** Starts the next runtime for the invocations that wait; its extensions end in peace first. */
  private void relaunch() {
    LambdaRun next;
    synchronized (lock) {
      if (ended || run != null || leaving.stream().anyMatch(LambdaRun::lingers)) {
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
      next.start();
    } catch (IOException e) {
      initFailed(next, RuntimeError.entrypoint(e));
    }
  }

  @Override
  public void ready(LambdaRun it) {
    synchronized (lock) {
      if (run != it) {
        return;
      }
    }
    diary.initEnds(it.phase, took(it), "");
    flights.all().forEach(each -> it.extensions.send("INVOKE", ExtensionEvents.invoke(each)));
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

  @Override
  public void initFailed(LambdaRun it, RuntimeError error) {
    if (resets(it, "failure")) {
      initEnds(it, error.type(), error.body().text());
    }
  }

  private void overdue(LambdaRun it) {
    if (setup.type().initIsRepeated() && !it.isReady() && resets(it, "timeout")) {
      initEnds(it, "timeout", "");
    }
  }

  /** An init that did not go well: it is run once more, or the invocation that ran it fails. */
  private void initEnds(LambdaRun it, String error, String detail) {
    diary.initEnds(it.phase, took(it), error);
    if (it.phase.equals("invoke")) {
      answers.failAll(it, FailureKind.INIT_FAILED, error, detail);
    } else if (setup.type().initIsRepeated()) {
      events.ready(NONE);
    } else {
      events.initFailed(detail);
    }
  }

  /** Ends a runtime; false if it was ended before. */
  private boolean resets(LambdaRun it, String reason) {
    synchronized (lock) {
      if (run != it) {
        return false;
      }
      run = null;
      leaving.add(it);
    }
    it.end(reason);
    return true;
  }

  @Override
  public void gone(LambdaRun it, End end) {
    if (!resets(it, "failure")) {
      return;
    }
    if (!it.isReady()) {
      initEnds(it, RuntimeError.EXIT, end.detail());
    } else if (flights.all().isEmpty()) {
      // Nobody ends it between two invocations but somebody who wants it to be gone.
      ends();
    } else {
      var message = "Error: Runtime exited with error: " + end.detail();
      flights.all().forEach(flight -> diary.exits(flight.id(), message));
      answers.failAll(it, end.kind(), RuntimeError.EXIT, end.detail());
    }
  }

  @Override
  public void extensionGone(LambdaRun it, RuntimeError error) {
    if (!resets(it, "failure")) {
      return;
    }
    if (it.isReady()) {
      answers.failAll(it, error);
    } else {
      initEnds(it, error.type(), error.body().text());
    }
  }

  @Override
  public void left(LambdaRun it, End last) {
    synchronized (lock) {
      leaving.remove(it);
    }
    endIfGone(last);
    if (!flights.all().isEmpty()) {
      relaunch();
    }
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
      resets(present, late ? "timeout" : "failure");
    }
    events.free(invocation);
  }

  @Override
  public void stop(StopReason reason) {
    ends();
    var present = current();
    if (present != null) {
      var idle = reason == StopReason.IDLE || reason == StopReason.SHUTDOWN;
      resets(present, idle ? "spindown" : "failure");
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
      if (!ended || closed || run != null || !leaving.isEmpty()) {
        return;
      }
      closed = true;
    }
    closes.run();
    events.gone(end);
  }

  private @Nullable RuntimeProcess process() {
    var present = current();
    return present == null ? null : present.process();
  }

  @Override
  public long pid() {
    var process = process();
    synchronized (lock) {
      return process == null || run == null ? 0 : process.pid();
    }
  }

  @Override
  public long peakMiB() {
    var process = process();
    return process == null ? 0 : process.peakMiB();
  }

  @Override
  public String log() {
    var process = process();
    return process == null ? "" : process.log();
  }
}
