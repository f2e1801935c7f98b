// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sampan.Body;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a runtime tells of the cause of an error for traces, beside the error itself. */
final class ErrorCause {

  /** The header that has the cause. */
  static final String HEADER = "Lambda-Runtime-Function-XRay-Error-Cause";

  /** The type of a body that has the cause in it. */
  static final String CONTENT_TYPE = "application/vnd.aws.lambda.error.cause+json";

  /** A cause above this is cropped. */
  static final int MOST_BYTES = 64 * 1024;

  /** Runtimes send no cause above this, and none is read. */
  private static final int READ_BYTES = 1024 * 1024;

  private static final int ROOM_FOR_NAMES = 4096;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> TOLD = List.of("errorMessage", "errorType", "stackTrace");
  private static final List<String> FIELDS =
      List.of("exceptions", "working_directory", "paths", "message");
  private static final double[] FACTORS = {0.8, 0.6, 0.4, 0.2};

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

  /** The cause in the body of an error; null if there is none that is valid. */
  static @Nullable String within(Body body) {
    try {
      return valid(JSON.readTree(body.bytes()).path("errorCause"));
    } catch (IOException e) {
      return null;
    }
  }

  /** The cause in a header; null if there is none that is valid. */
  static @Nullable String read(@Nullable String header) {
    if (header == null || header.isEmpty() || header.length() > READ_BYTES) {
      return null;
    }
    try {
      // A header's characters are the bytes of its text.
      return valid(JSON.readTree(header.getBytes(StandardCharsets.ISO_8859_1)));
    } catch (IOException e) {
      return null;
    }
  }

  private static @Nullable String valid(JsonNode given) {
    if (!(given instanceof ObjectNode cause) || !isTyped(cause)) {
      return null;
    }
    cause.retain(FIELDS);
    var said = FIELDS.stream().anyMatch(name -> !isNothing(cause.path(name)));
    return said ? cropped(cause) : null;
  }

  private static boolean isTyped(ObjectNode cause) {
    return may(cause.path("exceptions").isArray(), cause.path("exceptions"))
        && may(cause.path("paths").isArray(), cause.path("paths"))
        && may(cause.path("working_directory").isTextual(), cause.path("working_directory"))
        && may(cause.path("message").isTextual(), cause.path("message"));
  }

  private static boolean may(boolean fits, JsonNode value) {
    return fits || value.isMissingNode() || value.isNull();
  }

  private static boolean isNothing(JsonNode value) {
    return value.isTextual() ? value.textValue().isEmpty() : value.isEmpty();
  }

  /** Less and less of what is long, until it fits. */
  private static String cropped(ObjectNode cause) {
    if (fits(cause)) {
      return cause.toString();
    }
    for (var factor : FACTORS) {
      var less = cause.deepCopy();
      crop(less.get("exceptions"), factor);
      crop(less.get("paths"), factor);
      if (fits(less)) {
        return less.toString();
      }
    }
    return without(cause.deepCopy()).toString();
  }

  private static boolean fits(ObjectNode cause) {
    return cause.toString().getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES;
  }

  private static void crop(@Nullable JsonNode list, double factor) {
    if (list instanceof ArrayNode array) {
      var kept = (int) (array.size() * factor);
      while (array.size() > kept) {
        array.remove(array.size() - 1);
      }
    }
  }

  private static ObjectNode without(ObjectNode cause) {
    cause.putNull("exceptions").putNull("paths");
    for (var name : List.of("message", "working_directory")) {
      var text = cause.path(name).asText("");
      var most = (MOST_BYTES - ROOM_FOR_NAMES) / 2;
      cause.put(name, text.length() <= most ? text : text.substring(0, most - 3) + "...");
    }
    return cause;
  }
}
