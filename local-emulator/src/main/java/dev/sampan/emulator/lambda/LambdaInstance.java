// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.lambda;

import dev.sampan.emulator.instance.End;
import dev.sampan.emulator.instance.Instance;
import dev.sampan.emulator.instance.InstanceEvents;
import dev.sampan.emulator.invocation.Invocation;
import dev.sampan.emulator.lambda.LambdaFlights.Flight;
import dev.sampan.platform.FailureKind;
import dev.sampan.platform.kernel.StopReason;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An execution environment: a place in which runtimes run, one after the other. When a runtime
 * crashes, or an invocation takes too long, the environment is reset, and the next invocation runs
 * the init of the next runtime within its own time. The same happens if the first init fails or
 * takes too long.
 */
final class LambdaInstance implements Instance, LambdaRun.Owner {

  private final InstanceSetup setup;
  private final InstanceEvents events;
  private final Runnable closes;
  private final Diary diary;
  private final LambdaFlights flights;
  private final LambdaAnswers answers;
  private final LambdaInit init;
  private final LambdaRuns runs = new LambdaRuns();

  /**
   * An instance that has not begun.
   *
   * @param closes run once when nothing is left of it
   */
  LambdaInstance(InstanceSetup setup, InstanceEvents events, Diary diary, Runnable closes) {
    this.setup = setup;
    this.events = events;
    this.diary = diary;
    this.closes = closes;
    this.flights = new LambdaFlights(setup.clock(), diary);
    this.answers = new LambdaAnswers(flights, events);
    this.init = new LambdaInit(setup, runs, events, diary, flights, answers);
  }

  /**
   * Starts its first runtime.
   *
   * @throws IOException if a program cannot be started
   */
  void begin() throws IOException {
    var first = new LambdaRun(setup, this, answers, "init");
    var unused = runs.next(() -> first);
    init.begins(first);
    try {
      first.start();
    } catch (IOException | RuntimeException e) {
      first.end("failure");
      throw e;
    }
    events.after(setup.initLimit(), () -> init.overdue(first));
  }

  /** The runtime that takes requests now, or that did last. */
  @Nullable LambdaRun current() {
    return runs.last();
  }

  @Override
  public void dispatch(Invocation invocation, Instant deadline) {
    var flight = flights.add(invocation, deadline);
    var present = runs.present();
    if (present == null) {
      relaunch();
    } else {
      hand(present, flight);
    }
  }

  private void hand(LambdaRun to, Flight flight) {
    to.tell(it -> it.begins(flight.id()));
    diary.starts(flight);
    if (to.isReady()) {
      to.extensions.send("INVOKE", ExtensionEvents.invoke(flight));
    }
    to.api.offer(flight.invocation(), flight.headers(), flight.payload().body());
  }

  /** Starts the next runtime for the invocations that wait; its extensions end in peace first. */
  private void relaunch() {
    var next = runs.next(() -> new LambdaRun(setup, this, answers, "invoke"));
    if (next == null) {
      return;
    }
    init.begins(next);
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
  public void restores(LambdaRun it) {
    if (runs.has(it)) {
      init.restores(it);
    }
  }

  @Override
  public void ready(LambdaRun it) {
    if (runs.has(it)) {
      init.ready(it);
    }
  }

  @Override
  public void initFailed(LambdaRun it, RuntimeError error) {
    init.fails(it, error);
  }

  @Override
  public void gone(LambdaRun it, End end) {
    if (!runs.ends(it, "failure")) {
      return;
    }
    if (!it.isReady()) {
      init.ends(it, RuntimeError.EXIT, end.detail());
    } else if (flights.all().isEmpty()) {
      // Nobody ends it between two invocations but somebody who wants it to be gone.
      runs.end();
    } else {
      var message = "Error: Runtime exited with error: " + end.detail();
      flights.all().forEach(flight -> diary.exits(flight.id(), message));
      answers.failAll(it, end.kind(), RuntimeError.EXIT, end.detail());
      breaks();
    }
  }

  @Override
  public void extensionGone(LambdaRun it, RuntimeError error) {
    if (!runs.ends(it, "failure")) {
      return;
    }
    if (it.isReady()) {
      answers.failAll(it, error);
      breaks();
    } else {
      init.ends(it, error.type(), error.body().text());
    }
  }

  /** No invocation waits for the init of a managed instance: another instance takes its place. */
  private void breaks() {
    if (setup.type() == InitType.MANAGED) {
      runs.end();
    }
  }

  @Override
  public void left(LambdaRun it, End last) {
    runs.left(it);
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
      runs.ends(present, late ? "timeout" : "failure");
    }
    events.free(invocation);
  }

  @Override
  public void stop(StopReason reason) {
    runs.end();
    var present = current();
    if (present != null) {
      var idle = reason == StopReason.IDLE || reason == StopReason.SHUTDOWN;
      runs.ends(present, idle ? "spindown" : "failure");
    }
    endIfGone(new End(FailureKind.CRASHED, "ended by the emulator"));
  }

  private void endIfGone(End end) {
    if (runs.closes()) {
      closes.run();
      events.gone(end);
    }
  }

  @Override
  public long pid() {
    var process = runs.process();
    return process == null || runs.present() == null ? 0 : process.pid();
  }

  @Override
  public long peakMiB() {
    var process = runs.process();
    return process == null ? 0 : process.peakMiB();
  }

  @Override
  public String log() {
    var process = runs.process();
    return process == null ? "" : process.log();
  }
}
