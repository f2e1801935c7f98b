// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.kernel;

/**
 * A fact that the kernel is told.
 *
 * <p>A fact about an instance or an invocation that has already ended is ignored: messages cross on
 * their way, and the first one counts.
 */
public sealed interface Input {

  /**
   * An invocation was accepted from a caller and wants an instance.
   *
   * @param invocation its ticket, never given to a kernel before
   */
  record InvocationArrived(Ticket invocation) implements Input {}

  /**
   * The process of an instance is not started yet: the time for its init does not run before {@link
   * InstanceBegins}.
   *
   * @param instance the slot given by {@link Command.StartInstance}
   */
  record InstanceHeld(Slot instance) implements Input {}

  /**
   * The process of an instance that was held is started now.
   *
   * @param instance the slot given by {@link Command.StartInstance}
   */
  record InstanceBegins(Slot instance) implements Input {}

  /**
   * An instance finished its init and can take invocations.
   *
   * @param instance the slot given by {@link Command.StartInstance}
   */
  record InstanceReady(Slot instance) implements Input {}

  /**
   * An instance reported that its init failed.
   *
   * @param instance the slot given by {@link Command.StartInstance}
   */
  record InstanceInitFailed(Slot instance) implements Input {}

  /**
   * The caller has its answer, but the instance does not take the next invocation yet. {@link
   * InvocationFinished} follows.
   *
   * @param invocation which one
   */
  record InvocationAnswered(Ticket invocation) implements Input {}

  /**
   * An invocation was answered, well or not, and its place in the instance is free.
   *
   * @param invocation which one
   */
  record InvocationFinished(Ticket invocation) implements Input {}

  /**
   * The process of an instance ended by itself.
   *
   * @param instance which one
   */
  record InstanceGone(Slot instance) implements Input {}

  /**
   * An autoscaler wants this many instances to exist; those that are missing are started ahead of
   * need. Instances beyond that number end as ever, when they have been idle for too long.
   *
   * @param instances how many, 0 or more; what is above the policy's most counts as that
   */
  record ScaleTo(int instances) implements Input {}

  /**
   * The bounds of the policy are others from now on: what is missing is started, and what is too
   * much ends as soon as it is idle.
   *
   * @param least how many are always kept ready, 0 or more
   * @param most how many may exist at the same time, {@code least} or more
   */
  record BoundsChanged(int least, int most) implements Input {}

  /** Nothing but time has passed; sent when a {@link Command.WakeAt} is due, or at any time. */
  record Tick() implements Input {}

  /** The function is going away: every instance and every invocation ends now. */
  record Shutdown() implements Input {}
}
