// SPDX-License-Identifier: Apache-2.0
package dev.sampan.testing;

import dev.sampan.platform.FailureKind;
import dev.sampan.platform.PlatformError;

/** Thrown when a function that was called failed; it carries what the platform told the caller. */
public final class FunctionFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient PlatformError error;

  FunctionFailedException(PlatformError error) {
    super(error.kind() + " " + error.type() + ": " + error.message());
    this.error = error;
  }

  /** How the invocation ended. */
  public FailureKind kind() {
    return error.kind();
  }

  /** The failure as the platform tells it, its own JSON or text included. */
  public PlatformError error() {
    return error;
  }
}
