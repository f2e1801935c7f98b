// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.lambda.crac;

import java.io.Serial;

/** A snapshot cannot be taken. The suppressed exceptions say why. */
public final class CheckpointException extends Exception {

  @Serial private static final long serialVersionUID = 1L;

  CheckpointException() {}

  CheckpointException(String message) {
    super(message);
  }

  /** The failures of those that were told. */
  @Override
  public String getMessage() {
    StringBuilder text = new StringBuilder(super.getMessage() == null ? "" : super.getMessage());
    for (Throwable each : getSuppressed()) {
      text.append(text.isEmpty() ? "" : "; ").append(each);
    }
    return text.toString();
  }
}
