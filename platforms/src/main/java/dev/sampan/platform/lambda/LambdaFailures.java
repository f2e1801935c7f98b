// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sampan.Body;
import dev.sampan.HttpResponse;
import dev.sampan.platform.FailureKind;
import dev.sampan.platform.InvocationFacts;
import dev.sampan.platform.Platform;
import dev.sampan.platform.PlatformError;
import dev.sampan.platform.wire.Failures;
import dev.sampan.platform.wire.Json;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Lambda's own answers when a function gave none. */
final class LambdaFailures {

  private static final String UNKNOWN = "Runtime.Unknown";

  private static final String LOOP =
      "The function is invoked in a recursive loop with other resources, and Lambda has stopped its"
          + " invocation.";

  private LambdaFailures() {}

  /** The Function URL's answer. */
  static HttpResponse http(FailureKind kind, String detail) {
    return switch (kind) {
      case THROTTLED, THROTTLED_FUNCTION, THROTTLED_RATE, NO_INSTANCE, LOOP ->
          answer(429, "TooManyRequestsException", message("Rate Exceeded."));
      case REQUEST_TOO_LARGE ->
          answer(
              413,
              "RequestEntityTooLargeException",
              message(detail.isEmpty() ? "Request Entity Too Large" : detail));
      case FUNCTION_ERROR,
          TIMEOUT,
          CRASHED,
          OUT_OF_MEMORY,
          INIT_FAILED,
          INIT_TIMEOUT,
          RESPONSE_TOO_LARGE,
          BAD_RESPONSE ->
          HttpResponse.text(502, "Internal Server Error")
              .withHeader("x-amzn-ErrorType", "InternalServerErrorException");
    };
  }

  /** The answer of {@code Invoke}: a function error keeps status 200. */
  static PlatformError direct(FailureKind kind, InvocationFacts facts, String detail) {
    var type = Failures.form(Platform.LAMBDA, kind).name();
    return switch (kind) {
      case THROTTLED, THROTTLED_FUNCTION, THROTTLED_RATE, NO_INSTANCE ->
          refused(kind, "Rate Exceeded.");
      case LOOP -> looped();
      case REQUEST_TOO_LARGE -> refused(kind, detail);
      case TIMEOUT, INIT_TIMEOUT -> failed(kind, type, timedOut(facts));
      case RESPONSE_TOO_LARGE -> failed(kind, type, detail);
      case CRASHED -> failed(kind, type, exited(facts, detail));
      case OUT_OF_MEMORY -> failed(kind, type, exited(facts, "signal: killed"));
      case INIT_FAILED ->
          reported(kind, detail).orElseGet(() -> failed(kind, type, exited(facts, detail)));
      case FUNCTION_ERROR, BAD_RESPONSE ->
          reported(kind, detail).orElseGet(() -> failed(kind, UNKNOWN, detail));
    };
  }

  private static Optional<PlatformError> reported(FailureKind kind, String detail) {
    var body = Body.of(detail);
    return Json.parse(body)
        .filter(JsonNode::isObject)
        .map(
            error ->
                new PlatformError(
                    kind,
                    200,
                    error.path("errorType").asText(UNKNOWN),
                    error.path("errorMessage").asText(""),
                    body));
  }

  private static PlatformError failed(FailureKind kind, String type, String message) {
    var error = Json.object().put("errorType", type).put("errorMessage", message);
    return new PlatformError(kind, 200, type, message, Json.body(error));
  }

  private static PlatformError refused(FailureKind kind, String message) {
    var form = Failures.form(Platform.LAMBDA, kind);
    var error = Json.object().put("Type", "User").put("message", message).put("Message", message);
    if (kind != FailureKind.REQUEST_TOO_LARGE) {
      error.put("Reason", reason(kind));
    }
    return new PlatformError(kind, form.status(), form.name(), message, Json.body(error));
  }

  private static PlatformError looped() {
    var error = Json.object().put("Type", "User").put("message", LOOP).put("Message", LOOP);
    var type = "RecursiveInvocationException";
    return new PlatformError(FailureKind.LOOP, 400, type, LOOP, Json.body(error));
  }

  /** Which limit it was; which one Lambda names when it scales too slowly is not documented. */
  private static String reason(FailureKind kind) {
    if (kind == FailureKind.THROTTLED_FUNCTION) {
      return "ReservedFunctionConcurrentInvocationLimitExceeded";
    }
    return kind == FailureKind.THROTTLED_RATE
        ? "FunctionInvocationRateLimitExceeded"
        : "ConcurrentInvocationLimitExceeded";
  }

  private static String timedOut(InvocationFacts facts) {
    var seconds = Duration.between(facts.now(), facts.deadline()).toMillis() / 1000.0;
    return String.format(
        Locale.ROOT, "RequestId: %s Error: Task timed out after %.2f seconds", facts.id(), seconds);
  }

  private static String exited(InvocationFacts facts, String detail) {
    var reason = detail.isEmpty() ? " without providing a reason" : " with error: " + detail;
    return "RequestId: " + facts.id() + " Error: Runtime exited" + reason;
  }

  private static HttpResponse answer(int status, String type, Body body) {
    return HttpResponse.of(status)
        .withBody(body)
        .withHeader("content-type", "application/json")
        .withHeader("x-amzn-ErrorType", type);
  }

  private static Body message(String message) {
    return Json.body(Json.object().put("message", message).put("Message", message));
  }
}
