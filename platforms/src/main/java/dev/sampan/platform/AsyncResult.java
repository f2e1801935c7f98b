// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform;

import dev.sampan.Body;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What became of an accepted event.
 *
 * @param condition how it ended
 * @param request the event's bytes, as they were accepted
 * @param acceptedAt when it was accepted
 * @param invocations how often the function was run with it
 * @param endedAt when it ended
 * @param outcome the last outcome; null if it was given up before any
 */
public record AsyncResult(
    Condition condition,
    Body request,
    Instant acceptedAt,
    int invocations,
    Instant endedAt,
    @Nullable DirectOutcome outcome) {

  /** How an accepted event can end. */
  public enum Condition {
    /** The function returned. */
    SUCCESS,
    /** The function failed as often as it may. */
    RETRIES_EXHAUSTED,
    /** It became too old. */
    AGE_EXCEEDED,
    /** The function may have no instance at all, so that nothing could become of it. */
    ZERO_RESERVED;

    /** Its word in files and answers, such as {@code retries-exhausted}. */
    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** Checks that nothing is missing. */
  public AsyncResult {
    Objects.requireNonNull(condition, "condition");
    Objects.requireNonNull(request, "request");
    Objects.requireNonNull(acceptedAt, "acceptedAt");
    Objects.requireNonNull(endedAt, "endedAt");
  }
}
