// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.kernel;

import org.jspecify.annotations.Nullable;

/**
 * An invocation as a kernel knows it. The caller makes one for each invocation, may hang its own
 * data onto it by extending this class, and finds it again in the {@link Command}s. The kernel
 * keeps its notes in it, so that it need not look anything up. Owned by the kernel that got it.
 */
public class Ticket {

  @Nullable Ticket before;
  @Nullable Ticket after;

  /** The list that the ticket is in: the waiting ones, or those that run in {@link #slot}. */
  @Nullable TicketList list;

  /** Where it runs; null before that and once it has ended. */
  @Nullable Slot slot;

  long arrivedAt;
  long deadline;
  long answeredAt;
  boolean answered;

  /** Whether its place is expected to be free in an instant. */
  boolean settling;

  /** A ticket that no kernel has seen. */
  public Ticket() {}
}
