// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.manifest;

import dev.sampan.platform.filter.EventFilter;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a platform that polls a source for a function does besides (Lambda's event source mappings).
 *
 * @param filter which events it delivers; the others are done without the function
 * @param partial whether a reply may name the events that failed; else all of them failed or none
 * @param onFailure where it tells of batches that failed for good; null for the trigger's dead
 *     letter
 */
public record PollRules(EventFilter filter, boolean partial, @Nullable Destination onFailure) {

  /** Everything is delivered, and failures may be partial, as Sampan's descriptors ask for. */
  public static final PollRules DEFAULT = new PollRules(EventFilter.NONE, true, null);

  /** Checks that nothing is missing. */
  public PollRules {
    Objects.requireNonNull(filter, "filter");
  }

  /** By default, but for a filter. */
  public static PollRules of(EventFilter filter) {
    return new PollRules(filter, true, null);
  }
}
