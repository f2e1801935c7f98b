// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.kernel;

import dev.sampan.platform.FailureKind;
import java.time.Instant;

/** An order of the kernel, to be carried out in the order given. */
public sealed interface Command {

  /**
   * Start an instance.
   *
   * @param instance the id that the kernel calls it by
   * @param initDeadline when its init is over at the latest
   */
  record StartInstance(String instance, Instant initDeadline) implements Command {}

  /**
   * Hand an invocation to an instance.
   *
   * @param invocation which one
   * @param instance an instance that is ready and has room
   * @param deadline when the invocation is ended at the latest
   * @param cold whether it is the first one of this instance
   */
  record Dispatch(String invocation, String instance, Instant deadline, boolean cold)
      implements Command {}

  /**
   * End an instance. The kernel has already forgotten it.
   *
   * @param instance which one
   * @param reason why
   */
  record StopInstance(String instance, StopReason reason) implements Command {}

  /**
   * Tell the caller of an invocation that it failed. The invocation has ended.
   *
   * @param invocation which one
   * @param kind how it failed
   */
  record FailInvocation(String invocation, FailureKind kind) implements Command {}

  /**
   * Send a {@link Input.Tick} at this time. It replaces the time asked for before.
   *
   * @param at when
   */
  record WakeAt(Instant at) implements Command {}
}
