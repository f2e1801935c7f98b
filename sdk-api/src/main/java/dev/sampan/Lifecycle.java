// SPDX-License-Identifier: Apache-2.0
package dev.sampan;

/**
 * The life of an instance, for handlers and middleware that want to know. Each hook is called on
 * one thread, never while a call is in flight.
 */
public interface Lifecycle {

  /** Called once, before the first call; a failure ends the instance. */
  default void init(Startup startup) throws Exception {}

  /**
   * Called before a snapshot of the instance is taken, or in a run that trains a class cache: touch
   * what the first call will need, leave no connection open.
   */
  default void prime(Startup startup) throws Exception {}

  /**
   * Called when the instance was restored from a snapshot: replace what must not be shared or old.
   */
  default void restored(Startup startup) throws Exception {}

  /** Called when the platform ends the instance; the deadline says how long there is. */
  default void shutdown(Deadline deadline) throws Exception {}
}
