// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.lambda;

import java.io.Serial;

/**
 * An event that says it is of a service which triggers the function, but is not as that service
 * writes it. It is never taken for a direct call, whose success would count as the event's.
 */
final class BadEventException extends IllegalArgumentException {

  @Serial private static final long serialVersionUID = 1L;

  BadEventException(String message) {
    super(message);
  }

  /** What was expected at a place of the event, and what was found there. */
  static BadEventException at(String path, String expected, String found) {
    return new BadEventException(
        "The event is refused: " + path + " must be " + expected + ", found " + found + ".");
  }
}
