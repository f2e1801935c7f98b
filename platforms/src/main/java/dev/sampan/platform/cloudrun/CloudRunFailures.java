// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.cloudrun;

import dev.sampan.Body;
import dev.sampan.HttpResponse;
import dev.sampan.platform.FailureKind;
import dev.sampan.platform.Platform;
import dev.sampan.platform.PlatformError;
import dev.sampan.platform.wire.Failures;

/** The texts of Cloud Run's front end when a container gave no answer. */
final class CloudRunFailures {

  private CloudRunFailures() {}

  static HttpResponse http(FailureKind kind) {
    return HttpResponse.text(status(kind), text(kind));
  }

  static PlatformError direct(FailureKind kind, String detail) {
    var message = detail.isEmpty() ? text(kind) : text(kind) + ": " + detail;
    var type = Failures.form(Platform.CLOUDRUN, kind).name();
    return new PlatformError(kind, status(kind), type, message, Body.of(text(kind)));
  }

  /** The container's own answer that it failed. */
  static PlatformError answered(HttpResponse response) {
    var type = Failures.form(Platform.CLOUDRUN, FailureKind.FUNCTION_ERROR).name();
    return new PlatformError(
        FailureKind.FUNCTION_ERROR,
        response.status(),
        type,
        "status " + response.status(),
        response.body());
  }

  private static int status(FailureKind kind) {
    return Failures.form(Platform.CLOUDRUN, kind).status();
  }

  private static String text(FailureKind kind) {
    return switch (kind) {
      case FUNCTION_ERROR -> "Internal Server Error";
      case TIMEOUT ->
          "The request has been terminated because it has reached the maximum request timeout.";
      case CRASHED, OUT_OF_MEMORY, INIT_FAILED, INIT_TIMEOUT, BAD_RESPONSE ->
          "The request failed because either the HTTP response was malformed or connection to the"
              + " instance had an error.";
      case THROTTLED, THROTTLED_FUNCTION, THROTTLED_RATE, NO_INSTANCE, LOOP ->
          "The request was aborted because there was no available instance.";
      case REQUEST_TOO_LARGE -> "The request body is larger than the limit.";
      case RESPONSE_TOO_LARGE -> "The response is larger than the limit.";
    };
  }
}
