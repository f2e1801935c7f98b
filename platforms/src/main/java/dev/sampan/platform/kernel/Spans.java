// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.kernel;

import java.time.Duration;

/** The times of a policy in nanoseconds, and how to add them. */
record Spans(long keepAlive, long initTimeout, long timeout) {

  private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);

  static Spans of(Policy policy) {
    return new Spans(
        nanos(policy.keepAlive()), nanos(policy.initTimeout()), nanos(policy.timeout()));
  }

  /** A duration in nanoseconds; what no number of them can say is the longest one that can. */
  static long nanos(Duration duration) {
    return duration.compareTo(LONGEST) > 0 ? Long.MAX_VALUE : duration.toNanos();
  }

  /** This time and so much later, or the end of time. */
  static long after(long time, long nanos) {
    var later = time + nanos;
    return later < time ? Long.MAX_VALUE : later;
  }
}
