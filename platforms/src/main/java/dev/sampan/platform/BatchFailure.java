// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform;

import java.time.Instant;
import java.util.Objects;

/**
 * How a batch of a stream failed for good.
 *
 * @param tooOld whether its records became too old; else they were tried as often as they may be
 * @param attempts how often the function was run with it
 * @param endedAt when it was given up
 */
public record BatchFailure(boolean tooOld, int attempts, Instant endedAt) {

  /** Checks that nothing is missing. */
  public BatchFailure {
    Objects.requireNonNull(endedAt, "endedAt");
  }
}
