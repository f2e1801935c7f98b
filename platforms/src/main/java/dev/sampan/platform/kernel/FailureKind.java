// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.kernel;

/** How the platform, as opposed to the handler, fails an invocation. */
public enum FailureKind {
  /** It was not answered by its deadline. */
  TIMED_OUT,
  /** The process of its instance ended before it answered. */
  CRASHED,
  /** The instance that was started for it failed its init. */
  INIT_FAILED,
  /** The instance that was started for it did not finish its init in time. */
  INIT_TIMED_OUT,
  /** No further instance may be started and the queue is full. */
  THROTTLED,
  /** No instance was free for as long as the platform lets a request wait. */
  NO_INSTANCE,
  /** The function went away. */
  STOPPED
}
