// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.kernel;

import dev.sampan.platform.kernel.InstanceChoice.Candidate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the kernel knows about one instance. Owned by the kernel. */
final class InstanceState {

  /** An invocation in an instance; {@code answeredAt} is null until its caller has the answer. */
  record Running(String invocation, Instant deadline, @Nullable Instant answeredAt) {

    boolean answered() {
      return answeredAt != null;
    }
  }

  /**
   * For how long an invocation rather waits for an instance that has answered, and will ask for the
   * next one in an instant, than for a cold start.
   */
  private static final Duration SETTLING = Duration.ofSeconds(1);

  final String id;
  final Instant startedAt;
  final Map<String, Running> running = new LinkedHashMap<>();

  /** The invocations that wait for this start; they fail with it. */
  final List<String> startedFor = new ArrayList<>();

  private boolean ready;
  private boolean used;
  private Instant lastUsed;

  InstanceState(String id, Instant startedAt) {
    this.id = id;
    this.startedAt = startedAt;
    this.lastUsed = startedAt;
  }

  boolean ready() {
    return ready;
  }

  boolean idle() {
    return ready && running.isEmpty();
  }

  Instant lastUsed() {
    return lastUsed;
  }

  void becomesReady(Instant now) {
    ready = true;
    lastUsed = now;
    startedFor.clear();
  }

  /** Answers whether this is the first invocation of the instance. */
  boolean takes(String invocation, Instant deadline, Instant now) {
    var first = !used;
    used = true;
    lastUsed = now;
    running.put(invocation, new Running(invocation, deadline, null));
    return first;
  }

  void answers(String invocation, Instant now) {
    running.computeIfPresent(invocation, (id, it) -> new Running(id, it.deadline(), now));
  }

  void finishes(String invocation, Instant now) {
    if (running.remove(invocation) != null) {
      lastUsed = now;
    }
  }

  /** How many waiting invocations need no other instance because of this one. */
  int expectedRoom(Policy policy, Instant now) {
    if (!ready) {
      return policy.concurrency();
    }
    return (int)
        running.values().stream()
            .filter(it -> it.answered() && now.isBefore(settledAt(it)))
            .count();
  }

  Candidate candidate() {
    return new Candidate(id, running.size(), lastUsed);
  }

  Instant initDeadline(Policy policy) {
    return startedAt.plus(policy.initTimeout());
  }

  /** When the kernel must look at this instance again, if nothing happens before. */
  Instant nextDeadline(Policy policy, Instant now, boolean othersWait) {
    if (!ready) {
      return initDeadline(policy);
    }
    var next = running.isEmpty() ? lastUsed.plus(policy.keepAlive()) : Instant.MAX;
    for (var it : running.values()) {
      next = earlier(next, it.deadline());
      if (othersWait && it.answered() && now.isBefore(settledAt(it))) {
        next = earlier(next, settledAt(it));
      }
    }
    return next;
  }

  static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static Instant settledAt(Running it) {
    return it.answeredAt() == null ? Instant.MIN : it.answeredAt().plus(SETTLING);
  }
}
