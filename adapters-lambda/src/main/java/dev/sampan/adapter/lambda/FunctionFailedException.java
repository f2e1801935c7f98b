// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.lambda;

import dev.sampan.runtime.Failure;
import java.io.Serial;

/**
 * Tells a managed Java runtime that the function failed. The message begins with the name of the
 * class that the function threw; its stack trace is in the log.
 */
public final class FunctionFailedException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  FunctionFailedException(Failure failure) {
    super(failure.type() + ": " + failure.message(), null, false, false);
  }
}
