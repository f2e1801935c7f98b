// SPDX-License-Identifier: Apache-2.0
package dev.sampan;

import org.jspecify.annotations.Nullable;

/**
 * A failure with an HTTP answer of its own. An HTTP caller sees the detail.
 *
 * <p>For an event, 408, 409, 425, 429 and 5xx are a retry, any other 4xx a rejection with the code
 * {@code http-} and the status. Statuses below 400 are a retry too: no failure acknowledges an
 * event.
 */
public non-sealed class HttpException extends FunctionException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient @Nullable HttpResponse response;

  /**
   * A failure answered with a problem of the given status.
   *
   * @throws IllegalArgumentException if the status is not from 400 to 599
   */
  public HttpException(int status, String detail) {
    this(Problem.of(status, detail));
  }

  /** A failure answered with the given problem. */
  public HttpException(Problem problem) {
    this(HttpResponse.problem(problem), problem.detail(), null);
  }

  /**
   * A failure answered with the given response.
   *
   * @param response what the caller is told
   * @param message what happened, for the log
   * @param cause for the log only
   */
  public HttpException(HttpResponse response, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.status = response.status();
    this.response = response;
  }

  /** The status of the answer. */
  public int status() {
    return status;
  }

  @Override
  public Outcome outcome() {
    String reason = String.valueOf(getMessage());
    return switch (status) {
      case 408, 409, 425, 429 -> Outcome.retry(reason);
      default ->
          status >= 400 && status < 500
              ? Outcome.reject("http-" + status, reason)
              : Outcome.retry(reason);
    };
  }

  /** The answer; without its headers and body if this exception was deserialised. */
  @Override
  public HttpResponse response() {
    return response == null ? HttpResponse.of(status) : response;
  }
}
