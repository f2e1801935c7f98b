// SPDX-License-Identifier: Apache-2.0
package dev.sampan;

import org.jspecify.annotations.Nullable;

/**
 * A failure that knows what it means, both for an event and over HTTP, so that code which throws it
 * never asks what triggered the function.
 */
public abstract sealed class FunctionException extends RuntimeException
    permits RetryableException, RejectedException, HttpException {

  private static final long serialVersionUID = 1L;

  FunctionException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** What it means for an event. */
  public abstract Outcome outcome();

  /** What an HTTP caller is told. */
  public abstract HttpResponse response();
}
