// SPDX-License-Identifier: Apache-2.0
package dev.sampan;

import java.util.Optional;

/**
 * The facts of one invocation.
 *
 * <p>Immutable, and safe to hand to other threads. The runtime makes contexts; this interface will
 * grow and is not for implementing.
 */
public interface Context {

  /** The platform's id of this invocation, as its logs have it. */
  String invocationId();

  /** The function's name in the manifest. */
  String function();

  /** Where it runs: {@code lambda}, {@code scf}, {@code cloudrun}. */
  String platform();

  /**
   * How many times this was tried, this time included: at least 1, and a lower bound where the
   * platform does not count. In {@link Batch#each} it is the single event's.
   */
  int attempt();

  /** Whether this is the first invocation of its instance. */
  boolean coldStart();

  /** When the platform will give up on this invocation. */
  Deadline deadline();

  /** Whether somebody has asked for this invocation to end early. */
  Cancellation cancellation();

  /** The distributed trace that this invocation belongs to. */
  Trace trace();

  /** Writes lines that carry this invocation's id, in the platform's own format. */
  Log logger();

  /** Sends messages and events to the queues, topics and buses that the function may publish to. */
  Publisher publisher();

  /**
   * The cloud's own form of what was delivered, if this cloud has one of the given type. Code that
   * asks is tied to that cloud.
   */
  <N> Optional<N> raw(Class<N> type);

  /** What the platform or a middleware added under the given type, such as {@link Caller}. */
  <A> Optional<A> attribute(Class<A> type);

  /** This context with one more attribute, or another value for one it has. */
  <A> Context with(Class<A> type, A value);
}
