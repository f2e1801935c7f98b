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
   * @param invocation its id, never used before with the same kernel
   */
  record InvocationArrived(String invocation) implements Input {}

  /**
   * An instance finished its init and can take invocations.
   *
   * @param instance the id given by {@link Command.StartInstance}
   */
  record InstanceReady(String instance) implements Input {}

  /**
   * An instance reported that its init failed.
   *
   * @param instance the id given by {@link Command.StartInstance}
   */
  record InstanceInitFailed(String instance) implements Input {}

  /**
   * The caller has its answer, but the instance does not take the next invocation yet. {@link
   * InvocationFinished} follows.
   *
   * @param instance where it runs
   * @param invocation which one
   */
  record InvocationAnswered(String instance, String invocation) implements Input {}

  /**
   * An invocation was answered, well or not, and its place in the instance is free.
   *
   * @param instance where it ran
   * @param invocation which one
   */
  record InvocationFinished(String instance, String invocation) implements Input {}

  /**
   * The process of an instance ended by itself.
   *
   * @param instance which one
   */
  record InstanceGone(String instance) implements Input {}

  /** Nothing but time has passed; sent when a {@link Command.WakeAt} is due. */
  record Tick() implements Input {}

  /** The function is going away: every instance and every invocation ends now. */
  record Shutdown() implements Input {}
}
