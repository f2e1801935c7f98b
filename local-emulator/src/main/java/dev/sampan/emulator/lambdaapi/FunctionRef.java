// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.lambdaapi;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A function as a caller names it: by its name, a partial or a full ARN, each with or without a
 * qualifier. The region and the account of an ARN do not count.
 *
 * @param name its name
 * @param qualifier its version or alias; empty if none is named
 */
record FunctionRef(String name, String qualifier) {

  static final String LATEST = "$LATEST";

  /** The pattern that Amazon's model of the API has for function names. */
  private static final Pattern FORM =
      Pattern.compile(
          "(arn:aws[a-zA-Z-]*:lambda:)?([a-z]{2}(-[a-z]+)+-\\d:)?(\\d{12}:)?(function:)?"
              + "(?<name>[a-zA-Z0-9-_.]+)(:(?<qualifier>\\$LATEST|[a-zA-Z0-9-_]+))?");

  private static final Pattern QUALIFIER =
      Pattern.compile("\\$LATEST(\\.PUBLISHED)?|[a-zA-Z0-9-_]{1,128}");

  private static final int LONGEST = 170;

  /**
   * Reads a name.
   *
   * @throws LambdaProblem 400 if it is none
   */
  static FunctionRef of(String text) {
    var parts = FORM.matcher(text);
    if (text.length() > LONGEST || !parts.matches()) {
      var rule = "Member must satisfy regular expression pattern: " + FORM.pattern();
      throw LambdaProblem.constraint("functionName", text, rule);
    }
    var qualifier = parts.group("qualifier");
    return new FunctionRef(parts.group("name"), qualifier == null ? "" : qualifier);
  }

  /**
   * The same with the qualifier that a request has beside the name.
   *
   * @throws LambdaProblem 400 if it is none, or another one than the name has
   */
  FunctionRef qualified(Optional<String> beside) {
    if (beside.isEmpty()) {
      return this;
    }
    var given = beside.get();
    if (!QUALIFIER.matcher(given).matches()) {
      var rule = "Member must satisfy regular expression pattern: " + QUALIFIER.pattern();
      throw LambdaProblem.constraint("qualifier", given, rule);
    }
    if (!qualifier.isEmpty() && !qualifier.equals(given)) {
      throw LambdaProblem.invalid(
          "The derived qualifier from the function name does not match the specified qualifier.");
    }
    return new FunctionRef(name, given);
  }
}
