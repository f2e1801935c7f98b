// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.function;

import dev.sampan.platform.LimitExceeded;

/** What became of a direct call that nobody waits for, when it was handed over. */
public sealed interface Acceptance {

  /**
   * It is on disk and will be run.
   *
   * @param id the invocation's id, the same for every attempt
   */
  record Accepted(String id) implements Acceptance {}

  /**
   * The platform does not take so much.
   *
   * @param over the limit that it is over
   */
  record TooLarge(LimitExceeded over) implements Acceptance {}
}
