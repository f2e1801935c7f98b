// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform;

import java.time.Instant;
import java.util.Objects;

/**
 * What a platform knows about one invocation before the function sees it.
 *
 * <p>Writers of native requests derive everything from these facts: they read no clock and draw no
 * random number, so the same facts give the same bytes.
 *
 * @param id the invocation's id; a retry of an asynchronous event keeps it
 * @param function the function's name
 * @param region the region the platform pretends to be in, such as {@code us-east-1}
 * @param account the account, application or project that owns the function
 * @param attempt the delivery attempt, from 1
 * @param now when the platform accepted the request
 * @param deadline when the platform ends the invocation
 * @param traceparent the W3C trace context of the invocation
 */
public record InvocationFacts(
    String id,
    String function,
    String region,
    String account,
    int attempt,
    Instant now,
    Instant deadline,
    String traceparent) {

  /** Checks that nothing is missing and that {@code attempt} is at least 1. */
  public InvocationFacts {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(function, "function");
    Objects.requireNonNull(region, "region");
    Objects.requireNonNull(account, "account");
    Objects.requireNonNull(now, "now");
    Objects.requireNonNull(deadline, "deadline");
    Objects.requireNonNull(traceparent, "traceparent");
    if (attempt < 1) {
      throw new IllegalArgumentException("attempt must be 1 or more: " + attempt);
    }
  }
}
