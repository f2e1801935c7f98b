// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.kernel;

/** Why an instance is ended. */
public enum StopReason {
  /** It had nothing to do for as long as the platform keeps an idle instance. */
  IDLE,
  /** Its init failed. */
  INIT_FAILED,
  /** Its init took longer than the platform allows. */
  INIT_TIMEOUT,
  /** An invocation took longer than the function's time-out. */
  TIMEOUT,
  /** The function is going away. */
  SHUTDOWN
}
