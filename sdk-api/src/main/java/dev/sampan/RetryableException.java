// SPDX-License-Identifier: Apache-2.0
package dev.sampan;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A failure that may pass: {@link Outcome.Retry} for an event; over HTTP 503 with {@code
 * Retry-After}. The message is for the log; an HTTP caller does not see it.
 */
public non-sealed class RetryableException extends FunctionException {

  private static final long serialVersionUID = 1L;

  private final @Nullable Duration after;

  /** A failure that may pass; the platform decides when to try again. */
  public RetryableException(String message) {
    this(message, null, null);
  }

  /** A failure that may pass, not before the given time has. */
  public RetryableException(String message, Duration after) {
    this(message, after, null);
  }

  /** A failure that may pass, with its cause. */
  public RetryableException(String message, Throwable cause) {
    this(message, null, cause);
  }

  /**
   * A failure that may pass.
   *
   * @throws IllegalArgumentException if the wait is negative
   */
  public RetryableException(String message, @Nullable Duration after, @Nullable Throwable cause) {
    super(message, cause);
    if (after != null && after.isNegative()) {
      throw new IllegalArgumentException("after must not be negative: " + after);
    }
    this.after = after;
  }

  /** How long to wait at least, if the function knows. */
  public Optional<Duration> after() {
    return Optional.ofNullable(after);
  }

  @Override
  public Outcome outcome() {
    return new Outcome.Retry(String.valueOf(getMessage()), after);
  }

  /** 503; {@code Retry-After} in whole seconds, rounded up, and at least 1. */
  @Override
  public HttpResponse response() {
    return HttpResponse.problem(Problem.of(503, "The function cannot answer now. Try again later."))
        .withHeader("retry-after", Long.toString(seconds()));
  }

  private long seconds() {
    if (after == null) {
      return 1;
    }
    return Math.max(1, after.getNano() > 0 ? after.getSeconds() + 1 : after.getSeconds());
  }
}
