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
  /** The platform refused the invocation because of a limit on load. */
  THROTTLED,
  /** The request is over the platform's limit. */
  REQUEST_TOO_LARGE,
  /** The function's answer is over the platform's limit. */
  RESPONSE_TOO_LARGE,
  /** The function's answer has a shape that the platform cannot read. */
  BAD_RESPONSE,
  /** No instance became free in the time the platform lets a request wait. */
  NO_INSTANCE
}
