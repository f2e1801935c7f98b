// SPDX-License-Identifier: Apache-2.0
package dev.sampan.contract;

import java.time.Duration;

/**
 * What the platform says about one invocation, for the native request to carry where it can.
 *
 * @param id the platform's id of the invocation
 * @param limit how long the invocation may take
 */
public record CallFacts(String id, Duration limit) {

  /** The facts of an invocation that may take thirty seconds. */
  public static CallFacts of(String id) {
    return new CallFacts(id, Duration.ofSeconds(30));
  }
}
