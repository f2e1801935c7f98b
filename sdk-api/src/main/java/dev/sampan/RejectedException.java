// SPDX-License-Identifier: Apache-2.0
package dev.sampan;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A failure that stays: {@link Outcome.Reject} for an event; over HTTP 422 with the message as
 * {@code detail} and the member {@code code}. An HTTP caller sees both.
 */
public non-sealed class RejectedException extends FunctionException {

  private static final long serialVersionUID = 1L;

  private final String code;

  /**
   * A failure that stays.
   *
   * @param code a short name for the kind of failure, for programs
   * @param message what is wrong, for people
   */
  public RejectedException(String code, String message) {
    this(code, message, null);
  }

  /**
   * A failure that stays, with its cause.
   *
   * @param code a short name for the kind of failure, for programs
   * @param message what is wrong, for people
   * @param cause for the log only
   */
  public RejectedException(String code, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.code = Objects.requireNonNull(code, "code");
  }

  /** A short name for the kind of failure. */
  public String code() {
    return code;
  }

  @Override
  public Outcome outcome() {
    return new Outcome.Reject(code, String.valueOf(getMessage()));
  }

  @Override
  public HttpResponse response() {
    return HttpResponse.problem(Problem.of(422, String.valueOf(getMessage())).with("code", code));
  }
}
