// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.manifest;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of the direct calls of a function that nobody waits for.
 *
 * @param attempts how often one is tried; null for the platform's own number
 * @param maxAge how old one may become before it is given up; null for the platform's own time
 * @param onFailure where it is told that one failed for good; null for the dead letters
 * @param onSuccess where it is told that one succeeded; null for nowhere
 * @param deadLetter the queue for those that failed for good, as they were sent; null for none
 */
public record AsyncSpec(
    @Nullable Integer attempts,
    @Nullable Duration maxAge,
    @Nullable Destination onFailure,
    @Nullable Destination onSuccess,
    @Nullable String deadLetter) {

  /** As the platform has it, and dead letters for what failed. */
  public static final AsyncSpec DEFAULT = new AsyncSpec(null, null, null, null, null);

  /** Without a queue for those that failed. */
  public AsyncSpec(
      @Nullable Integer attempts,
      @Nullable Duration maxAge,
      @Nullable Destination onFailure,
      @Nullable Destination onSuccess) {
    this(attempts, maxAge, onFailure, onSuccess, null);
  }
}
