// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform;

/** The ways in which an invocation ends without an answer of the function's own. */
public enum FailureKind {
  /** The function reported that it failed. */
  FUNCTION_ERROR,
  /** The function did not answer before its deadline. */
  TIMEOUT,
  /** The instance's process ended while it handled the invocation. */
  CRASHED,
  /** The instance used more memory, or more room for temporary files, than it has. */
  OUT_OF_MEMORY,
  /** The instance reported that it could not start, or ended before it was ready. */
  INIT_FAILED,
  /** The instance was not ready in the time the platform grants. */
  INIT_TIMEOUT,
  /** The platform refused the invocation: what functions share of an account is used up. */
  THROTTLED,
  /** The platform refused the invocation: the function's own share of instances is used up. */
  THROTTLED_FUNCTION,
  /** The platform refused the invocation: the function would start instances too fast. */
  THROTTLED_RATE,
  /** The request is over the platform's limit. */
  REQUEST_TOO_LARGE,
  /** The function's answer is over the platform's limit. */
  RESPONSE_TOO_LARGE,
  /** The function's answer has a shape that the platform cannot read. */
  BAD_RESPONSE,
  /** No instance became free in the time the platform lets a request wait. */
  NO_INSTANCE,
  /** The platform refused the invocation: the function has started itself too often in a row. */
  LOOP;

  /** Whether a limit on load was met, whichever. */
  public boolean throttled() {
    return this == THROTTLED || this == THROTTLED_FUNCTION || this == THROTTLED_RATE;
  }

  /**
   * Whether the platform never ran the function: for a limit on load, for want of an instance, or
   * to end a loop.
   */
  public boolean refused() {
    return throttled() || this == NO_INSTANCE || this == LOOP;
  }
}
