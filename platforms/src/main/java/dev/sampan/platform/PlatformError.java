// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform;

import dev.sampan.Body;
import java.util.Objects;

/**
 * A failed invocation as the platform reports it to a direct caller.
 *
 * @param kind how the invocation ended
 * @param status the platform's own number: the HTTP status on Lambda and Cloud Run, the invocation
 *     status code on SCF
 * @param type the platform's name for the failure, or the one the function reported
 * @param message what happened, for people
 * @param body the error in the platform's own form: JSON on Lambda and SCF, text on Cloud Run
 */
public record PlatformError(FailureKind kind, int status, String type, String message, Body body) {

  /** Checks that nothing is missing. */
  public PlatformError {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(message, "message");
    Objects.requireNonNull(body, "body");
  }
}
