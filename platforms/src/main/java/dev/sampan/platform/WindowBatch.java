// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform;

import dev.sampan.Body;
import java.time.Instant;
import java.util.Objects;

/**
 * What is told of a batch besides its records if it is of a window over which the function keeps a
 * state.
 *
 * @param partition the partition whose window it is, from 0
 * @param start its begin
 * @param end its end, which is not within it
 * @param state the JSON object that the function gave back last; empty at the begin of the window
 * @param last whether this batch, which has no records then, ends the window
 * @param early whether it ends because its state became too large
 */
public record WindowBatch(
    int partition, Instant start, Instant end, Body state, boolean last, boolean early) {

  /** Checks that nothing is missing. */
  public WindowBatch {
    Objects.requireNonNull(start, "start");
    Objects.requireNonNull(end, "end");
    Objects.requireNonNull(state, "state");
  }
}
