// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;

/** Why a function gave no answer, on one line. */
final class Reasons {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST_CHARS = 400;

  private Reasons() {}

  /**
   * The first line of what is known; of an error as Lambda's runtimes report it, the message.
   *
   * @param detail what is known; may be empty
   */
  static String of(String detail) {
    var line = message(detail).lines().findFirst().orElse("").strip();
    return line.length() <= MOST_CHARS ? line : line.substring(0, MOST_CHARS) + " ...";
  }

  private static String message(String detail) {
    return detail.startsWith("{") ? json(detail).path("errorMessage").asText(detail) : detail;
  }

  private static JsonNode json(String detail) {
    try {
      return JSON.readTree(detail);
    } catch (IOException e) {
      // It only looks like an error of that form; then it is told as it is.
      return JSON.missingNode();
    }
  }
}
