// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.kernel;

import org.jspecify.annotations.Nullable;

/**
 * An instance as its kernel knows it. The kernel makes it, and the caller names the instance by it.
 * Owned by the kernel: to be read between two steps only, except for its id and number.
 */
public final class Slot {

  final TicketList tickets = new TicketList();
  boolean ready;
  boolean used;
  boolean gone;

  /** Whether it stands among the free instances. */
  boolean free;

  /** Whether it takes its share of the quota now. */
  boolean charged;

  long lastUsed;

  /** Whether its init has not begun: its process is still to be started. */
  boolean held;

  /** When its init began. */
  long initFrom;

  /** When the kernel looks at it again: never later than there is something to do. */
  long due;

  /** Its place in the heap of deadlines; -1 for none. */
  int heapIndex = -1;

  /** The links of a list by last use. */
  @Nullable Slot older;

  @Nullable Slot newer;

  /** Its place in a set of free instances. */
  int setIndex = -1;

  private final long number;
  private final long startedAt;
  private final boolean provisioned;
  private final boolean ahead;

  Slot(long number, long startedAt, boolean ahead, boolean provisioned) {
    this.number = number;
    this.startedAt = startedAt;
    this.ahead = ahead;
    this.provisioned = provisioned;
    this.lastUsed = startedAt;
    this.initFrom = startedAt;
  }

  /** Its name, such as {@code i-7}; no other instance of the kernel ever has it. */
  public String id() {
    return "i-" + number;
  }

  /** Which one it is, counted in the order of the starts from 1. */
  public long number() {
    return number;
  }

  /** When it was ordered, in the kernel's nanoseconds. */
  public long startedAt() {
    return startedAt;
  }

  /** Whether it was started before an invocation needed it. */
  public boolean startedAhead() {
    return ahead;
  }

  /** Whether it is one of the instances that the policy always keeps. */
  public boolean provisioned() {
    return provisioned;
  }

  /** How many invocations run in it. */
  public int running() {
    return tickets.size;
  }

  /** When it last took or finished an invocation, or became ready; in the kernel's nanoseconds. */
  public long lastUsed() {
    return lastUsed;
  }

  boolean idle() {
    return ready && tickets.isEmpty();
  }

  /** When something is to be done with it if nothing happens before; {@code MAX_VALUE} if never. */
  long deadline(Spans spans) {
    if (!ready) {
      return held ? Long.MAX_VALUE : Spans.after(initFrom, spans.initTimeout());
    }
    var oldest = tickets.first;
    if (oldest != null) {
      return oldest.deadline;
    }
    return provisioned ? Long.MAX_VALUE : Spans.after(lastUsed, spans.keepAlive());
  }

  @Override
  public String toString() {
    return id();
  }
}
