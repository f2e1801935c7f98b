// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.kernel;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides, for one function on one platform, when instances start and end and which one runs what.
 *
 * <p>The same inputs at the same times always give the same commands. Not thread-safe: one owner
 * feeds it, one input after the other, with times that never go back. Times are nanoseconds from a
 * point that the owner chooses; {@link #nanos} counts them from 1970.
 *
 * <p>A step costs the same however many instances there are, but for a failed start, and what is
 * kept grows with the invocations and instances that have not ended, never with those that have.
 */
public final class Kernel {

  private final Policy policy;
  private final Spans spans;
  private final Roster roster;
  private final WaitingQueue waiting;
  private final Settling settling = new Settling();
  private final Starts starts;
  private final Verdicts verdicts;
  private @Nullable LoadWatch watch;
  private final Dispatcher dispatcher;
  private final Stops stops;
  private final List<Command> out = new ArrayList<>();
  private final List<Command> commands = Collections.unmodifiableList(out);
  private long wakeAt = Long.MAX_VALUE;

  private Kernel(Policy policy, InstanceChoice choice, Quota quota, long before) {
    this.policy = policy;
    this.spans = Spans.of(policy);
    this.roster = new Roster(policy, spans, choice, quota, before);
    this.waiting = new WaitingQueue(policy);
    this.starts = new Starts(policy, spans, roster, out);
    var scaling = policy.instances().autoscaling();
    this.watch = scaling == null ? null : new LoadWatch(scaling, starts);
    this.verdicts = new Verdicts(policy, roster, waiting, settling, out);
    this.dispatcher = new Dispatcher(policy, spans, roster, waiting, verdicts, out);
    this.stops = new Stops(policy, roster, starts, verdicts, dispatcher, out);
  }

  /** A kernel without instances that prefers the instance used last. */
  public static Kernel of(Policy policy) {
    return of(policy, InstanceChoice.MOST_RECENTLY_USED);
  }

  /** A kernel without instances, and with a choice of its own among free instances. */
  public static Kernel of(Policy policy, InstanceChoice choice) {
    return of(policy, choice, Quota.UNLIMITED);
  }

  /** A kernel without instances that shares a quota with other kernels. */
  public static Kernel of(Policy policy, InstanceChoice choice, Quota quota) {
    return of(policy, choice, quota, 0);
  }

  /**
   * A kernel without instances whose numbers are apart from those of other kernels.
   *
   * @param before how many numbers to leave out, 0 or more
   */
  public static Kernel of(Policy policy, InstanceChoice choice, Quota quota, long before) {
    return new Kernel(policy, choice, quota, before);
  }

  /** A time of the calendar as the kernel counts it: nanoseconds since 1970. */
  public static long nanos(Instant time) {
    return Math.addExact(Math.multiplyExact(time.getEpochSecond(), 1_000_000_000L), time.getNano());
  }

  /** A time that the kernel gave, where it was fed by {@link #nanos}. */
  public static Instant instant(long nanos) {
    return Instant.ofEpochSecond(0, nanos);
  }

  /**
   * Takes note of a fact and answers with what is to be done.
   *
   * @param input what happened
   * @param now when it happened; never earlier than in the step before
   * @return the commands, in order; often empty. The list is the kernel's own: the next step
   *     changes it
   */
  public List<Command> step(Input input, long now) {
    out.clear();
    accept(input, now);
    stops.overdue(now);
    verdicts.failOverdue(now);
    stops.superfluous();
    dispatcher.dispatch(now);
    starts.begin();
    startForWaiting(now);
    watch(now);
    starts.ahead(now);
    wake(now);
    return commands;
  }

  private void accept(Input input, long now) {
    if (input instanceof Input.InvocationArrived it) {
      waiting.add(it.invocation(), now);
    } else if (input instanceof Input.InvocationFinished it) {
      verdicts.finish(it.invocation(), now);
    } else if (input instanceof Input.InvocationAnswered it) {
      answered(it.invocation(), now);
    } else {
      acceptOfInstance(input, now);
    }
  }

  private void acceptOfInstance(Input input, long now) {
    if (input instanceof Input.InstanceReady it) {
      ready(it.instance(), now);
    } else if (input instanceof Input.InstanceInitFailed it) {
      stops.initFailed(it.instance(), now);
    } else if (input instanceof Input.InstanceGone it) {
      stops.gone(it.instance(), now);
    } else if (input instanceof Input.InstanceHeld it) {
      roster.holds(it.instance());
    } else if (input instanceof Input.InstanceBegins it) {
      roster.begins(it.instance(), now);
    } else if (input instanceof Input.ScaleTo it) {
      starts.scaleTo(it.instances());
    } else if (input instanceof Input.BoundsChanged it) {
      starts.bound(it.least(), it.most());
    } else if (input instanceof Input.Shutdown) {
      shutDown();
    }
  }

  private void answered(Ticket it, long now) {
    if (it.slot != null && !it.answered) {
      it.answered = true;
      it.answeredAt = now;
      settling.add(it);
    }
  }

  private void ready(Slot it, long now) {
    if (!it.gone && !it.ready) {
      roster.ready(it, now);
      starts.succeeded(it);
      waiting.startupTook(now - it.startedAt());
    }
  }

  private void shutDown() {
    starts.shutDown();
    watch = null;
    verdicts.failAllWaiting();
    stops.all();
  }

  /** Sees to it that each waiting invocation, oldest first, has an instance to look forward to. */
  private void startForWaiting(long now) {
    settling.forgetOverdue(now);
    if (waiting.isEmpty()) {
      return;
    }
    starts.beforeWaiting(now);
    var uncovered = waiting.size() - settling.size() - roster.expected();
    @Nullable Refusal limit = null;
    while (uncovered > 0 && limit == null) {
      limit = starts.forWaiting(now);
      uncovered -= limit == null ? policy.concurrency() : 0;
    }
    if (limit != null) {
      verdicts.refuse(uncovered - policy.queueLimit(), limit);
    }
  }

  private void watch(long now) {
    if (watch != null) {
      watch.sees(waiting.size() + roster.running(), roster.ready(), now);
    }
  }

  private void wake(long now) {
    var settled = waiting.isEmpty() ? Long.MAX_VALUE : settling.nextDeadline();
    var next = Math.min(roster.nextDeadline(), waiting.nextDeadline());
    next = Math.min(next, Math.min(settled, starts.nextAt()));
    next = Math.min(next, watch == null ? Long.MAX_VALUE : watch.nextAt());
    if (wakeAt <= now) {
      wakeAt = Long.MAX_VALUE;
    }
    if (next < wakeAt) {
      wakeAt = next;
      out.add(new Command.WakeAt(next));
    }
  }
}
