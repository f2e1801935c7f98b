// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.kernel;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** Which one of several free instances takes the next invocation. */
@FunctionalInterface
public interface InstanceChoice {

  /** Prefers the instance that was used last, so that the others grow old and end. */
  InstanceChoice MOST_RECENTLY_USED =
      free -> free.stream().max(Comparator.comparing(Candidate::lastUsed)).orElseThrow().instance();

  /**
   * Chooses an instance.
   *
   * @param free the instances with room, oldest first, never empty
   * @return the id of one of them
   */
  String choose(List<Candidate> free);

  /**
   * A free instance.
   *
   * @param instance its id
   * @param running how many invocations run in it now
   * @param lastUsed when it last took or finished an invocation, or became ready
   */
  record Candidate(String instance, int running, Instant lastUsed) {}
}
