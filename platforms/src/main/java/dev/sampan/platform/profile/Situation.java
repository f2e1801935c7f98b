// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.profile;

import java.util.Locale;

/** What can go wrong with an invocation, seen from the caller. */
public enum Situation {
  /** There is no function of that name. */
  NOT_FOUND,
  /** The event is not what the platform takes, such as text that is no JSON. */
  BAD_EVENT,
  /** The request is over the limit. */
  REQUEST_TOO_LARGE,
  /** The response is over the limit. */
  RESPONSE_TOO_LARGE,
  /** No instance is free and none may be started. */
  THROTTLED,
  /** The function would start instances faster than the platform lets it. */
  RATE_EXCEEDED,
  /** The function threw. */
  FUNCTION_FAILED,
  /** The invocation did not end in time. */
  TIMED_OUT,
  /** The instance did not become ready in time. */
  INIT_TIMED_OUT,
  /** The instance reported a failure, or ended, before it was ready. */
  INIT_FAILED,
  /** The instance's process ended during the invocation. */
  CRASHED,
  /** The instance was killed for the memory it took. */
  OUT_OF_MEMORY,
  /** The function's answer is not what the platform can read. */
  BAD_RESPONSE;

  /** Its name in tables and JSON, such as {@code timed-out}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
