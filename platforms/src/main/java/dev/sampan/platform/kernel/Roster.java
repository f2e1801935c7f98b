// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.kernel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The instances of one function: which there are, which are free, which must be looked at when. */
final class Roster {

  private final Policy policy;
  private final Spans spans;
  private final Quota quota;
  private final FreeInstances free;

  /** The provisioned ones, which go first. */
  private final FreeInstances freeProvisioned;

  private final Deadlines deadlines = new Deadlines();
  private long numbered;
  private int starting;
  private int provisioned;
  private int running;

  Roster(Policy policy, Spans spans, InstanceChoice choice, Quota quota, long before) {
    this.policy = policy;
    this.spans = spans;
    this.quota = quota;
    this.numbered = before;
    this.free = choice.open();
    this.freeProvisioned = choice.open();
  }

  int size() {
    return deadlines.size();
  }

  int ready() {
    return size() - starting;
  }

  /** How many invocations run in all instances. */
  int running() {
    return running;
  }

  int provisioned() {
    return provisioned;
  }

  /** How many waiting invocations the instances that start now will take. */
  long expected() {
    return (long) starting * policy.concurrency();
  }

  long nextDeadline() {
    return deadlines.earliest();
  }

  /** An instance with something overdue; null if there is none. */
  @Nullable Slot overdue(long now) {
    for (var it = deadlines.first(); it != null && it.due <= now; it = deadlines.first()) {
      var due = it.deadline(spans);
      if (due <= now) {
        return it;
      }
      deadlines.later(it, due);
    }
    return null;
  }

  /** Adds an instance for an invocation that waits; null if the quota is used up. */
  @Nullable Slot startForWaiting(long now) {
    var charged = quota.take(policy.instances().units());
    return charged ? start(new Slot(++numbered, now, false, false), true) : null;
  }

  /** Adds an instance that nobody waits for. */
  Slot startAhead(long now) {
    return start(new Slot(++numbered, now, true, false), false);
  }

  /** Adds an instance that is always kept; null if the quota is used up. */
  @Nullable Slot startProvisioned(long now) {
    if (!quota.take(policy.instances().units())) {
      return null;
    }
    provisioned++;
    return start(new Slot(++numbered, now, true, true), true);
  }

  private Slot start(Slot it, boolean charged) {
    it.charged = charged;
    starting++;
    deadlines.add(it, it.deadline(spans));
    return it;
  }

  /** The time for its init stands still. */
  void holds(Slot it) {
    it.held = true;
  }

  /** The time for its init begins now. */
  void begins(Slot it, long now) {
    it.held = false;
    it.initFrom = now;
    if (!it.gone) {
      deadlines.atLatest(it, it.deadline(spans));
    }
  }

  void ready(Slot it, long now) {
    starting--;
    it.ready = true;
    it.lastUsed = now;
    discharge(it);
    hasRoom(it);
    deadlines.atLatest(it, it.deadline(spans));
  }

  @Nullable Slot chooseFree() {
    var it = freeProvisioned.choose();
    return it == null ? free.choose() : it;
  }

  /** An instance that does nothing, one that is not provisioned first; null if there is none. */
  @Nullable Slot idle() {
    var it = free.choose();
    return it != null && it.idle() ? it : idleProvisioned();
  }

  /** A provisioned instance that does nothing; null if there is none. */
  @Nullable Slot idleProvisioned() {
    var it = freeProvisioned.choose();
    return it != null && it.idle() ? it : null;
  }

  /** Whether the quota lets the instance run something. */
  boolean charge(Slot it) {
    if (!it.charged) {
      it.charged = quota.take(policy.instances().units());
    }
    return it.charged;
  }

  void takes(Slot it, Ticket ticket, long now) {
    ticket.slot = it;
    it.used = true;
    it.lastUsed = now;
    it.tickets.add(ticket);
    running++;
    if (it.tickets.size == policy.concurrency()) {
      hasNoRoom(it);
    } else {
      free(it).used(it);
    }
    deadlines.atLatest(it, it.deadline(spans));
  }

  void leaves(Slot it, Ticket ticket, long now) {
    loses(it, ticket);
    it.lastUsed = now;
    if (it.tickets.isEmpty()) {
      discharge(it);
    }
    hasRoom(it);
    deadlines.atLatest(it, it.deadline(spans));
  }

  /** Takes an invocation out of an instance that takes none any more. */
  void loses(Slot it, Ticket ticket) {
    it.tickets.remove(ticket);
    ticket.slot = null;
    running--;
  }

  /** Forgets an instance; what ran in it has been taken out. */
  void remove(Slot it) {
    it.gone = true;
    deadlines.remove(it);
    hasNoRoom(it);
    starting -= it.ready ? 0 : 1;
    if (it.provisioned()) {
      provisioned--;
    }
    if (it.charged) {
      it.charged = false;
      quota.giveBack(policy.instances().units());
    }
  }

  /** How many instances are starting that were ordered before this one. */
  int startingBefore(Slot that) {
    var before = 0;
    for (var i = 0; i < deadlines.size(); i++) {
      var it = deadlines.get(i);
      if (!it.ready && it.number() < that.number()) {
        before++;
      }
    }
    return before;
  }

  /** All instances, oldest first. */
  List<Slot> all() {
    var all = new ArrayList<Slot>(deadlines.size());
    for (var i = 0; i < deadlines.size(); i++) {
      all.add(deadlines.get(i));
    }
    all.sort(Comparator.comparingLong(Slot::number));
    return all;
  }

  private void discharge(Slot it) {
    if (it.charged && !it.provisioned()) {
      it.charged = false;
      quota.giveBack(policy.instances().units());
    }
  }

  private void hasRoom(Slot it) {
    if (it.free) {
      free(it).used(it);
    } else {
      it.free = true;
      free(it).add(it);
    }
  }

  private void hasNoRoom(Slot it) {
    if (it.free) {
      it.free = false;
      free(it).remove(it);
    }
  }

  private FreeInstances free(Slot it) {
    return it.provisioned() ? freeProvisioned : free;
  }
}
