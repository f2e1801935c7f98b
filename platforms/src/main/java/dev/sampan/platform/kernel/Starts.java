// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.kernel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Starts instances, as far as the policy and the quota let it. Owned by the kernel. */
final class Starts {

  /** The wait after the first failed start ahead of need; it doubles with each one more. */
  private static final long FIRST_WAIT = 1_000_000_000L;

  /** After how many failures in a row the wait does not grow any more: about four minutes. */
  private static final int LONGEST_WAIT = 8;

  private Policy.Instances limits;
  private final Spans spans;
  private final Roster roster;
  private final List<Command> out;
  private final StartBudget budget;

  /** How many instances an autoscaler wants. */
  private int wanted;

  private boolean shutDown;
  private int failures;
  private long notBefore = Long.MIN_VALUE;

  /** When there is something to start again; {@code MAX_VALUE} if that is not known. */
  private long againAt = Long.MAX_VALUE;

  Starts(Policy policy, Spans spans, Roster roster, List<Command> out) {
    this.limits = policy.instances();
    this.spans = spans;
    this.roster = roster;
    this.out = out;
    this.budget = new StartBudget(limits.startRate());
  }

  int wanted() {
    return wanted;
  }

  void scaleTo(int instances) {
    wanted = Math.min(instances, limits.most());
  }

  void bound(int least, int most) {
    limits = limits.between(least, most);
    wanted = Math.min(wanted, most);
    failures = 0;
    notBefore = Long.MIN_VALUE;
  }

  /** An instance that does nothing and is one too many; null if there is none. */
  @Nullable Slot superfluous() {
    if (roster.size() > limits.most()) {
      return roster.idle();
    }
    return roster.provisioned() > limits.least() ? roster.idleProvisioned() : null;
  }

  /** No instance is started ahead of need any more. */
  void shutDown() {
    shutDown = true;
  }

  void succeeded(Slot it) {
    if (it.startedAhead()) {
      failures = 0;
    }
  }

  void failed(Slot it, long now) {
    if (it.startedAhead()) {
      notBefore = Spans.after(now, FIRST_WAIT << Math.min(failures, LONGEST_WAIT));
      failures++;
    }
  }

  void begin() {
    againAt = Long.MAX_VALUE;
  }

  long nextAt() {
    return againAt;
  }

  /** Starts an instance for invocations that wait; null if that was possible, else what forbids. */
  @Nullable Refusal forWaiting(long now) {
    if (limits.aheadOnly() || roster.size() >= limits.most()) {
      return Refusal.INSTANCES;
    }
    if (!allowed(now)) {
      return Refusal.START_RATE;
    }
    var slot = roster.startForWaiting(now);
    if (slot == null) {
      return Refusal.QUOTA;
    }
    order(slot);
    return null;
  }

  /** Starts, where nothing else brings any, the ones that an invocation will find. */
  void beforeWaiting(long now) {
    if (limits.aheadOnly()) {
      ahead(now);
    }
  }

  /** Starts what is missing of the provisioned instances, and of those that are wanted. */
  void ahead(long now) {
    while (isMissing() && afterFailure(now) && allowed(now)) {
      var slot =
          roster.provisioned() < limits.least()
              ? roster.startProvisioned(now)
              : roster.startAhead(now);
      if (slot == null) {
        return;
      }
      order(slot);
    }
  }

  private boolean isMissing() {
    return !shutDown
        && roster.size() < limits.most()
        && (roster.provisioned() < limits.least() || roster.size() < wanted);
  }

  private boolean afterFailure(long now) {
    if (now < notBefore) {
      againAt = Math.min(againAt, notBefore);
      return false;
    }
    return true;
  }

  private boolean allowed(long now) {
    var allowed = budget.allows(now);
    if (!allowed) {
      againAt = Math.min(againAt, budget.nextAt());
    }
    return allowed;
  }

  private void order(Slot it) {
    budget.spend();
    out.add(new Command.StartInstance(it, it.deadline(spans)));
  }
}
