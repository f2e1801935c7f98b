// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.lambda;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sampan.Body;
import java.io.IOException;
import java.util.List;

/** What a runtime tells of the cause of an error for traces, beside the error itself. */
final class ErrorCause {

  /** The type of a body that has the cause in it. */
  static final String CONTENT_TYPE = "application/vnd.aws.lambda.error.cause+json";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> TOLD = List.of("errorMessage", "errorType", "stackTrace");

  private ErrorCause() {}

  /** The error without its cause, as the caller gets it. */
  static Body without(Body body) {
    try {
      if (JSON.readTree(body.bytes()) instanceof ObjectNode error) {
        return Body.of(error.retain(TOLD).toString());
      }
    } catch (IOException e) {
      // The service answers so for whatever it cannot read.
      return Body.of("\"Invalid error body\"");
    }
    return Body.of("\"Invalid error body\"");
  }
}
