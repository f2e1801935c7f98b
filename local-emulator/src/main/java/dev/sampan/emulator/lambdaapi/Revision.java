// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.lambdaapi;

import com.fasterxml.jackson.databind.JsonNode;

/** Lets a caller change only what it has seen. */
final class Revision {

  private Revision() {}

  /**
   * Refuses a change of something else than what its caller has seen.
   *
   * @param asked what the caller asks; its {@code RevisionId} and {@code CodeSha256} may be absent
   * @param present what there is
   * @throws LambdaProblem 412 if the revision is another one, 400 if the code is
   */
  static void require(Members asked, JsonNode present) {
    if (differs(asked, present, "RevisionId")) {
      throw new LambdaProblem(
          412,
          "PreconditionFailedException",
          "The Revision Id provided does not match the latest Revision Id. Call the"
              + " GetFunction/GetAlias API to retrieve the latest Revision Id");
    }
    if (differs(asked, present, "CodeSha256")) {
      throw LambdaProblem.invalid(
          "CodeSHA256 (%s) is different from current CodeSHA256 in $LATEST (%s). Please try again with the CodeSHA256 in $LATEST."
              .formatted(asked.text("CodeSha256").orElse(""), present.path("CodeSha256").asText()));
    }
  }

  private static boolean differs(Members asked, JsonNode present, String member) {
    return asked
        .text(member)
        .filter(it -> !it.isEmpty() && !it.equals(present.path(member).asText()))
        .isPresent();
  }
}
