// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.lambdaapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.Serial;

/**
 * A refusal in the form of Lambda's API. Some of its exceptions spell their member {@code message},
 * some {@code Message}; the body has both.
 */
final class LambdaProblem extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  private final int status;
  private final String type;

  LambdaProblem(int status, String type, String message) {
    super(message, null, false, false);
    this.status = status;
    this.type = type;
  }

  static LambdaProblem notFound(String message) {
    return new LambdaProblem(404, "ResourceNotFoundException", message);
  }

  static LambdaProblem invalid(String message) {
    return new LambdaProblem(400, "InvalidParameterValueException", message);
  }

  /** A member that breaks a rule of the API's model. */
  static LambdaProblem constraint(String member, String value, String rule) {
    return new LambdaProblem(
        400,
        "ValidationException",
        "1 validation error detected: Value '%s' at '%s' failed to satisfy constraint: %s"
            .formatted(value, member, rule));
  }

  static LambdaProblem content(String message) {
    return new LambdaProblem(400, "InvalidRequestContentException", message);
  }

  static LambdaProblem conflict(String message) {
    return new LambdaProblem(409, "ResourceConflictException", message);
  }

  static LambdaProblem tooLarge(long bytes, String invocationType, long limit) {
    var size = bytes < 0 ? "A" : bytes + " byte";
    return new LambdaProblem(
        413,
        "RequestTooLargeException",
        "%s payload is too large for the %s invocation type (limit %d bytes)"
            .formatted(size, invocationType, limit));
  }

  static LambdaProblem failed(String message) {
    return new LambdaProblem(500, "ServiceException", message);
  }

  int status() {
    return status;
  }

  String type() {
    return type;
  }

  JsonNode json() {
    var message = String.valueOf(getMessage());
    return JsonNodeFactory.instance
        .objectNode()
        .put("Type", status < 500 ? "User" : "Service")
        .put("message", message)
        .put("Message", message);
  }
}
