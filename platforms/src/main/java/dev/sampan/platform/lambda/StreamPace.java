// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.lambda;

import dev.sampan.platform.Platform;
import dev.sampan.platform.profile.Limit;
import dev.sampan.platform.profile.Profile;
import java.time.Duration;
import java.time.Instant;

/**
 * How fast Lambda passes on one streamed response: its first bytes as they come, the rest at a
 * bounded rate. Time that a slow function leaves unused is not made up for. Not thread-safe.
 */
public final class StreamPace {

  private static final Profile PROFILE = Profile.of(Platform.LAMBDA);
  private static final long BURST = PROFILE.get(Limit.RESPONSE_STREAM_BURST).value();
  private static final long RATE = PROFILE.get(Limit.RESPONSE_STREAM_RATE).value();
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private long bytes;
  private Instant due = Instant.MIN;

  /** The pace of a response that begins. */
  public StreamPace() {}

  /**
   * The next bytes go out.
   *
   * @param count how many they are
   * @return how long after that the next ones may
   */
  public Duration pass(int count, Instant now) {
    var before = Math.max(bytes, BURST);
    bytes += count;
    var over = bytes - before;
    if (over <= 0) {
      return Duration.ZERO;
    }
    var from = due.isAfter(now) ? due : now;
    due = from.plusNanos(over * SECOND / RATE);
    return Duration.between(now, due);
  }
}
