// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.scf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sampan.Body;
import dev.sampan.HttpResponse;
import dev.sampan.platform.FailureKind;
import dev.sampan.platform.InvocationFacts;
import dev.sampan.platform.Platform;
import dev.sampan.platform.PlatformError;
import dev.sampan.platform.wire.Failures;
import dev.sampan.platform.wire.Json;
import java.time.Duration;

/** SCF's own results when a function gave none (its invocation status codes). */
final class ScfFailures {

  private static final String WRONG_SHAPE =
      "Invalid scf response format. please check your scf response format.";

  private ScfFailures() {}

  /** The Function URL's answer; its HTTP status is the invocation status code (assumed). */
  static HttpResponse http(FailureKind kind, InvocationFacts facts, String detail) {
    if (kind == FailureKind.BAD_RESPONSE) {
      return json(403, Json.object().put("errno", 403).put("error", WRONG_SHAPE));
    }
    // A stack trace is for the log, never for an HTTP caller.
    return json(status(kind), result(kind, facts, detail));
  }

  /** The result of {@code Invoke}. */
  static PlatformError direct(FailureKind kind, InvocationFacts facts, String detail) {
    var result = result(kind, facts, detail);
    if (kind == FailureKind.FUNCTION_ERROR) {
      putReported(result, detail);
    }
    var message = result.path("errorMessage").textValue();
    var type = Failures.form(Platform.SCF, kind).name();
    return new PlatformError(kind, status(kind), type, message, Json.body(result));
  }

  /** A runtime may report its failure as text, or in the form in which the platform reports it. */
  private static void putReported(ObjectNode result, String detail) {
    var error = Json.parse(Body.of(detail)).filter(JsonNode::isObject).orElseGet(Json::object);
    var message = error.path("errorMessage").textValue();
    if (message != null) {
      result.put("errorMessage", message);
    }
    result.put("stackTrace", error.path("stackTrace").asText(message == null ? detail : ""));
  }

  private static ObjectNode result(FailureKind kind, InvocationFacts facts, String detail) {
    return Json.object()
        .put("errorCode", -1)
        .put("errorMessage", message(kind, facts, detail))
        .put("requestId", facts.id())
        .put("statusCode", status(kind));
  }

  private static int status(FailureKind kind) {
    return Failures.form(Platform.SCF, kind).status();
  }

  private static String message(FailureKind kind, InvocationFacts facts, String detail) {
    return switch (kind) {
      case FUNCTION_ERROR -> "user code exception caught";
      case TIMEOUT -> "Invoking task timed out after " + seconds(facts) + " seconds";
      case CRASHED -> with("User process exit when running", detail);
      case OUT_OF_MEMORY -> with("Memory limit exceeded", detail);
      case INIT_FAILED -> with("Container init error", detail);
      case INIT_TIMEOUT -> with("Container init timed out", detail);
      case THROTTLED, THROTTLED_FUNCTION -> with("The concurrency quota is exceeded", detail);
      case THROTTLED_RATE -> with("The rate of scaling is exceeded", detail);
      case NO_INSTANCE, LOOP -> with("No instance is available", detail);
      case REQUEST_TOO_LARGE -> with("The request is too large", detail);
      case RESPONSE_TOO_LARGE -> with("The response is too large", detail);
      case BAD_RESPONSE -> WRONG_SHAPE;
    };
  }

  private static String with(String message, String detail) {
    return detail.isEmpty() ? message : message + ": " + detail;
  }

  private static long seconds(InvocationFacts facts) {
    return Duration.between(facts.now(), facts.deadline()).toSeconds();
  }

  private static HttpResponse json(int status, ObjectNode body) {
    Body bytes = Json.body(body);
    return HttpResponse.of(status).withBody(bytes).withHeader("content-type", "application/json");
  }
}
