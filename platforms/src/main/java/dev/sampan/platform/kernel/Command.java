// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.kernel;

import dev.sampan.platform.FailureKind;

/** An order of the kernel, to be carried out in the order given. Times are the kernel's. */
public sealed interface Command {

  /**
   * Start an instance.
   *
   * @param instance the kernel's own slot for it, to be named in facts about it
   * @param initDeadline when its init is over at the latest, in nanoseconds
   */
  record StartInstance(Slot instance, long initDeadline) implements Command {}

  /**
   * Hand an invocation to an instance.
   *
   * @param invocation which one
   * @param instance an instance that is ready and has room
   * @param deadline when the invocation is ended at the latest, in nanoseconds
   * @param cold whether it is the first one of an instance that was not started ahead of need
   */
  record Dispatch(Ticket invocation, Slot instance, long deadline, boolean cold)
      implements Command {}

  /**
   * End an instance. The kernel has already forgotten it.
   *
   * @param instance which one
   * @param reason why
   */
  record StopInstance(Slot instance, StopReason reason) implements Command {}

  /**
   * Tell the caller of an invocation that it failed. The invocation has ended.
   *
   * @param invocation which one
   * @param kind how it failed
   */
  record FailInvocation(Ticket invocation, FailureKind kind) implements Command {}

  /**
   * Tell the caller of an invocation that the platform refuses it because of a limit on load, as
   * {@link FailureKind#throttled} has it. The invocation has ended.
   *
   * @param invocation which one
   * @param limit the limit that it met
   */
  record RefuseInvocation(Ticket invocation, Refusal limit) implements Command {}

  /**
   * Send a {@link Input.Tick} at this time. It replaces the time asked for before. Nothing may be
   * due then: the kernel rather looks once too often than moves its alarm at each step.
   *
   * @param at when, in nanoseconds
   */
  record WakeAt(long at) implements Command {}
}
