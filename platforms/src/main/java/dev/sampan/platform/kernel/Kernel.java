// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.kernel;

import dev.sampan.platform.FailureKind;
import dev.sampan.platform.kernel.InstanceState.Running;
import dev.sampan.platform.kernel.Policy.TimeoutRule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides, for one function on one platform, when instances start and end and which one runs what.
 *
 * <p>The same inputs at the same times always give the same commands. Not thread-safe: one owner
 * feeds it, one input after the other, with times that never go back.
 */
public final class Kernel {

  private final Policy policy;
  private final InstanceChoice choice;
  private final Map<String, InstanceState> instances = new LinkedHashMap<>();
  private final List<Command> out = new ArrayList<>();
  private final WaitingQueue waiting;
  private int started;
  private @Nullable Instant wakeAt;

  private Kernel(Policy policy, InstanceChoice choice) {
    this.policy = policy;
    this.choice = choice;
    this.waiting = new WaitingQueue(policy);
  }

  /** A kernel without instances that prefers the instance used last. */
  public static Kernel of(Policy policy) {
    return of(policy, InstanceChoice.MOST_RECENTLY_USED);
  }

  /** A kernel without instances, and with a choice of its own among free instances. */
  public static Kernel of(Policy policy, InstanceChoice choice) {
    return new Kernel(policy, choice);
  }

  /**
   * Takes note of a fact and answers with what is to be done.
   *
   * @param input what happened
   * @param now when it happened; never earlier than in the step before
   * @return the commands, in order; often empty
   */
  public List<Command> step(Input input, Instant now) {
    out.clear();
    accept(input, now);
    endOverdueStarts(now);
    endOverdueInvocations(now);
    endIdleInstances(now);
    waiting.removeOverdue(now, this::fail);
    dispatch(now);
    startForWaiting(now);
    wake(now);
    return List.copyOf(out);
  }

  private void accept(Input input, Instant now) {
    if (input instanceof Input.InvocationArrived it) {
      waiting.add(it.invocation(), now);
    } else if (input instanceof Input.Shutdown) {
      shutDown();
    } else if (input instanceof Input.InstanceReady it) {
      ready(instances.get(it.instance()), now);
    } else if (input instanceof Input.InstanceInitFailed it) {
      initFailed(it.instance());
    } else if (input instanceof Input.InstanceGone it) {
      gone(it.instance());
    } else {
      acceptAnswer(input, now);
    }
  }

  private void acceptAnswer(Input input, Instant now) {
    if (input instanceof Input.InvocationAnswered it) {
      var instance = instances.get(it.instance());
      if (instance != null) {
        instance.answers(it.invocation(), now);
      }
    } else if (input instanceof Input.InvocationFinished it) {
      var instance = instances.get(it.instance());
      if (instance != null) {
        instance.finishes(it.invocation(), now);
      }
    }
  }

  private void ready(@Nullable InstanceState instance, Instant now) {
    if (instance != null && !instance.ready()) {
      instance.becomesReady(now);
      waiting.startupTook(Duration.between(instance.startedAt, now));
    }
  }

  private void initFailed(String id) {
    var instance = instances.get(id);
    if (instance != null && !instance.ready()) {
      stop(instance, StopReason.INIT_FAILED);
      failStart(instance, FailureKind.INIT_FAILED);
    }
  }

  private void gone(String id) {
    var instance = instances.remove(id);
    if (instance != null) {
      failStart(instance, FailureKind.INIT_FAILED);
      failRunning(instance, FailureKind.CRASHED);
    }
  }

  private void shutDown() {
    waiting.invocations().forEach(it -> fail(it, FailureKind.NO_INSTANCE));
    waiting.clear();
    for (var instance : List.copyOf(instances.values())) {
      failRunning(instance, FailureKind.CRASHED);
      stop(instance, StopReason.SHUTDOWN);
    }
  }

  private void endOverdueStarts(Instant now) {
    for (var instance : List.copyOf(instances.values())) {
      if (!instance.ready() && !now.isBefore(instance.initDeadline(policy))) {
        stop(instance, StopReason.INIT_TIMEOUT);
        failStart(instance, FailureKind.INIT_TIMEOUT);
      }
    }
  }

  private void endOverdueInvocations(Instant now) {
    for (var instance : List.copyOf(instances.values())) {
      for (var it : List.copyOf(instance.running.values())) {
        if (!now.isBefore(it.deadline()) && instance.running.containsKey(it.invocation())) {
          endOverdue(instance, it, now);
        }
      }
    }
  }

  private void endOverdue(InstanceState instance, Running overdue, Instant now) {
    instance.finishes(overdue.invocation(), now);
    if (!overdue.answered()) {
      fail(overdue.invocation(), FailureKind.TIMEOUT);
    }
    if (policy.timeoutRule() == TimeoutRule.ENDS_INSTANCE) {
      failRunning(instance, FailureKind.CRASHED);
      stop(instance, StopReason.TIMEOUT);
    }
  }

  private void endIdleInstances(Instant now) {
    for (var instance : List.copyOf(instances.values())) {
      if (instance.idle() && !now.isBefore(instance.lastUsed().plus(policy.keepAlive()))) {
        stop(instance, StopReason.IDLE);
      }
    }
  }

  private void dispatch(Instant now) {
    while (!waiting.isEmpty()) {
      var free =
          instances.values().stream()
              .filter(it -> it.ready() && it.running.size() < policy.concurrency())
              .map(InstanceState::candidate)
              .toList();
      if (free.isEmpty()) {
        return;
      }
      dispatch(waiting.removeOldest(), choice.choose(free), now);
    }
  }

  private void dispatch(WaitingQueue.Waiting next, String id, Instant now) {
    var instance = instances.get(id);
    if (instance == null) {
      throw new IllegalStateException("the choice named an instance that was not offered: " + id);
    }
    var fromArrival = policy.timeoutRule() == TimeoutRule.ENDS_INVOCATION_FROM_ARRIVAL;
    var deadline = (fromArrival ? next.arrived() : now).plus(policy.timeout());
    var cold = instance.takes(next.invocation(), deadline, now);
    out.add(new Command.Dispatch(next.invocation(), id, deadline, cold));
  }

  /** Sees to it that each waiting invocation, oldest first, has an instance to look forward to. */
  private void startForWaiting(Instant now) {
    if (waiting.isEmpty()) {
      return;
    }
    var uncovered = waiting.invocations();
    for (var instance : instances.values()) {
      cover(instance, uncovered, now);
    }
    while (!uncovered.isEmpty() && instances.size() < policy.maxInstances()) {
      cover(start(now), uncovered, now);
    }
    while (uncovered.size() > policy.queueLimit()) {
      waiting.removeNewest();
      fail(uncovered.removeLast(), FailureKind.THROTTLED);
    }
  }

  private void cover(InstanceState instance, Deque<String> uncovered, Instant now) {
    instance.startedFor.clear();
    var room = Math.min(uncovered.size(), instance.expectedRoom(policy, now));
    for (var i = 0; i < room; i++) {
      var invocation = uncovered.remove();
      if (!instance.ready()) {
        instance.startedFor.add(invocation);
      }
    }
  }

  private InstanceState start(Instant now) {
    var instance = new InstanceState("i-" + ++started, now);
    instances.put(instance.id, instance);
    out.add(new Command.StartInstance(instance.id, instance.initDeadline(policy)));
    return instance;
  }

  private void stop(InstanceState instance, StopReason reason) {
    instances.remove(instance.id);
    out.add(new Command.StopInstance(instance.id, reason));
  }

  private void failStart(InstanceState instance, FailureKind kind) {
    for (var invocation : instance.startedFor) {
      if (waiting.remove(invocation)) {
        fail(invocation, kind);
      }
    }
  }

  private void failRunning(InstanceState instance, FailureKind kind) {
    instance.running.values().stream()
        .filter(it -> !it.answered())
        .forEach(it -> fail(it.invocation(), kind));
    instance.running.clear();
  }

  private void fail(String invocation, FailureKind kind) {
    out.add(new Command.FailInvocation(invocation, kind));
  }

  private void wake(Instant now) {
    var next = waiting.nextDeadline();
    for (var instance : instances.values()) {
      var at = instance.nextDeadline(policy, now, !waiting.isEmpty());
      next = InstanceState.earlier(next, at);
    }
    if (!next.equals(Instant.MAX) && !next.equals(wakeAt)) {
      out.add(new Command.WakeAt(next));
    }
    wakeAt = next;
  }
}
