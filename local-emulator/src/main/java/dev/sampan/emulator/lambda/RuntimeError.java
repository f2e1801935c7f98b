// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.lambda;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.sampan.Body;
import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An error that a runtime reported, or that the platform made of what a runtime did.
 *
 * @param type the platform's type for it, such as {@code Runtime.Unknown}
 * @param body what the caller gets, usually JSON with errorType and errorMessage
 * @param cause what the runtime says of it for traces, JSON; null if it says nothing
 */
record RuntimeError(String type, Body body, @Nullable String cause) {

  /** An error of which nothing is said for traces. */
  RuntimeError(String type, Body body) {
    this(type, body, null);
  }

  static final String TRUNCATED = "Runtime.TruncatedResponse";
  static final String RESPONSE_MODE = "Runtime.InvalidResponseModeHeader";
  static final String EXIT = "Runtime.ExitError";
  static final String UNKNOWN = "Runtime.Unknown";
  static final String TOO_LARGE = "Function.ResponseSizeTooLarge";

  private static final Pattern VALID = Pattern.compile("(Runtime|Function)\\.[A-Z][a-zA-Z]+");

  /** An error that the platform makes. */
  static RuntimeError of(String type, String message) {
    var json = JsonNodeFactory.instance.objectNode();
    return new RuntimeError(
        type, Body.of(json.put("errorType", type).put("errorMessage", message).toString()));
  }

  /** The program cannot be started. */
  static RuntimeError entrypoint(IOException e) {
    return of("Runtime.InvalidEntrypoint", "Error: " + e.getMessage());
  }

  /** The type that the platform takes from the header that tells it. */
  static String type(@Nullable String header) {
    if (header != null && VALID.matcher(header).find()) {
      return header;
    }
    return header != null && header.startsWith("Function.") ? "Function.Unknown" : UNKNOWN;
  }
}
