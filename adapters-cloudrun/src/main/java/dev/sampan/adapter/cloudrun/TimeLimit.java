// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.cloudrun;

import dev.sampan.runtime.Environment;
import java.time.Duration;

/**
 * How long a function may take here.
 *
 * <p>Cloud Run does not send its deadline and counts the time in its queue and of the instance's
 * start too, so the function's own ends a little earlier: a tenth, at most a second. Where {@code
 * SAMPAN_TIMEOUT} is {@code none}, as while a debugger may hold the function, it has a day.
 */
final class TimeLimit {
  private static final String VARIABLE = "SAMPAN_TIMEOUT";
  private static final Duration NONE = Duration.ofDays(1);
  private static final long LONGEST_MARGIN_MILLIS = 1000;

  private TimeLimit() {}

  static Duration of(int timeoutSeconds, Environment environment) {
    if ("none".equals(environment.variables().get(VARIABLE))) {
      return NONE;
    }
    long millis = timeoutSeconds * 1000L;
    return Duration.ofMillis(millis - Math.min(millis / 10, LONGEST_MARGIN_MILLIS));
  }
}
