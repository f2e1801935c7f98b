// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.cloudrun;

import java.time.Duration;

/**
 * How long a function may take here.
 *
 * <p>Cloud Run does not send its deadline and counts the time in its queue and of the instance's
 * start too, so the function's own ends a little earlier: a tenth, at most a second.
 */
final class TimeLimit {
  private static final long LONGEST_MARGIN_MILLIS = 1000;

  private TimeLimit() {}

  static Duration of(int timeoutSeconds) {
    long millis = timeoutSeconds * 1000L;
    return Duration.ofMillis(millis - Math.min(millis / 10, LONGEST_MARGIN_MILLIS));
  }
}
