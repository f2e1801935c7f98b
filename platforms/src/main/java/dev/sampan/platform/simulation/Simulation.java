// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.simulation;

import dev.sampan.platform.kernel.Command;
import dev.sampan.platform.kernel.Input;
import dev.sampan.platform.kernel.Input.InstanceReady;
import dev.sampan.platform.kernel.Input.InvocationArrived;
import dev.sampan.platform.kernel.Input.InvocationFinished;
import dev.sampan.platform.kernel.Kernel;
import dev.sampan.platform.kernel.Ticket;
import java.time.Duration;
import java.util.SplittableRandom;

/**
 * One function in virtual time. It begins empty at time 0; {@link #advance} goes on from where the
 * last one stopped.
 *
 * <pre>{@code
 * var simulation = Simulation.of(Kernel.of(policy), workload, 42, Watcher.NONE);
 * simulation.advance(Duration.ofDays(1));
 * var share = simulation.tally().coldShare();
 * }</pre>
 *
 * <p>Not thread-safe.
 */
public final class Simulation {

  private static final Input TICK = new Input.Tick();

  private final Kernel kernel;
  private final Workload workload;
  private final Watcher watcher;
  private final SplittableRandom random;
  private final Agenda agenda = new Agenda();
  private final Counts counts = new Counts();
  private long nextArrival;
  private long wakeAt = Long.MAX_VALUE;

  private Simulation(Kernel kernel, Workload workload, long seed, Watcher watcher) {
    this.kernel = kernel;
    this.workload = workload;
    this.watcher = watcher;
    this.random = new SplittableRandom(seed);
    this.nextArrival = workload.gaps().next(random);
    step(TICK, 0);
  }

  /**
   * A function at time 0.
   *
   * @param kernel a fresh kernel, which from now on belongs to the simulation
   * @param workload what comes and how long it takes
   * @param seed decides what chance brings
   * @param watcher sees every step
   */
  public static Simulation of(Kernel kernel, Workload workload, long seed, Watcher watcher) {
    return new Simulation(kernel, workload, seed, watcher);
  }

  /**
   * Puts instances there that are ready and were started ahead of need, and lets invocations run in
   * some of them: a history that does not begin empty. They count in the tally like others.
   *
   * @param instances how many; the workload's start takes no time
   * @param running how many invocations, no more than the instances take
   */
  public void furnish(int instances, int running) {
    step(new Input.ScaleTo(instances), counts.now);
    while (agenda.earliest() == counts.now) {
      happen(agenda.remove(), counts.now);
    }
    step(new Input.ScaleTo(0), counts.now);
    for (var i = 0; i < running; i++) {
      arriveNow(counts.now);
    }
  }

  /**
   * Lets so much time pass.
   *
   * @throws ArithmeticException if virtual time would last longer than 292 years
   */
  public void advance(Duration time) {
    var until = Math.addExact(counts.now, time.toNanos());
    for (var next = nextAt(); next <= until; next = nextAt()) {
      happen();
    }
    counts.at(until);
  }

  /** What has happened since time 0. */
  public Tally tally() {
    return counts.tally();
  }

  /** How many invocations run or wait now. */
  public long unfinished() {
    return counts.running + counts.waiting;
  }

  /** When something happens next, in nanoseconds; things may come after all at the same time. */
  long nextAt() {
    return Math.min(Math.min(nextArrival, wakeAt), agenda.earliest());
  }

  /** Lets the next thing happen. */
  void happen() {
    var answer = agenda.earliest();
    if (answer <= nextArrival && answer <= wakeAt) {
      happen(agenda.remove(), answer);
    } else if (wakeAt <= nextArrival) {
      var now = wakeAt;
      wakeAt = Long.MAX_VALUE;
      step(TICK, now);
    } else {
      arrive(nextArrival);
    }
  }

  /** Lets the account stand at this time, though nothing happens. */
  void standAt(long now) {
    counts.at(now);
  }

  private void happen(Input fact, long now) {
    if (fact instanceof InvocationFinished it) {
      finish((Job) it.invocation(), now);
    }
    step(fact, now);
  }

  private void finish(Job it, long now) {
    if (it.running) {
      it.running = false;
      counts.finished(now);
    }
  }

  private void arrive(long now) {
    nextArrival = now + workload.gaps().next(random);
    arriveNow(now);
  }

  private void arriveNow(long now) {
    step(new InvocationArrived(new Job(counts.arrived(now), now)), now);
  }

  private void step(Input fact, long now) {
    var commands = kernel.step(fact, now);
    watcher.saw(now, fact, commands);
    for (var i = 0; i < commands.size(); i++) {
      obey(commands.get(i), now);
    }
  }

  private void obey(Command command, long now) {
    if (command instanceof Command.Dispatch it) {
      dispatch(it, now);
    } else if (command instanceof Command.WakeAt it) {
      wakeAt = it.at();
    } else if (command instanceof Command.StartInstance it) {
      counts.started(now);
      agenda.add(now + workload.start().next(random), new InstanceReady(it.instance()));
    } else if (command instanceof Command.StopInstance it) {
      counts.ended(now, now - it.instance().startedAt());
    } else if (command instanceof Command.FailInvocation it) {
      fail(it.invocation(), now);
    } else if (command instanceof Command.RefuseInvocation) {
      counts.refused(now);
    }
  }

  private void dispatch(Command.Dispatch it, long now) {
    var job = (Job) it.invocation();
    job.running = true;
    counts.dispatched(now, it.cold(), now - job.arrivedAt);
    var times = it.cold() ? workload.cold() : workload.warm();
    agenda.add(now + times.next(random), new InvocationFinished(job));
  }

  private void fail(Ticket ticket, long now) {
    var job = (Job) ticket;
    counts.failed(now, job.running);
    job.running = false;
  }
}
