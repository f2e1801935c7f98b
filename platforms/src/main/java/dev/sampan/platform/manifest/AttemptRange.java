// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.manifest;

import dev.sampan.platform.Platform;
import dev.sampan.platform.profile.Limit;
import dev.sampan.platform.profile.Profile;
import java.util.Optional;

/**
 * How many attempts a trigger may ask for on one platform.
 *
 * @param least the least
 * @param most the most
 */
public record AttemptRange(int least, int most) {

  /** Attempts without an end, which a platform's own API may be asked for. */
  public static final int ENDLESS = Integer.MAX_VALUE;

  /** The range of a trigger; empty if its kind has no such number, or the platform has no bound. */
  public static Optional<AttemptRange> of(Platform platform, TriggerSpec trigger) {
    var profile = Profile.of(platform);
    return switch (trigger.kind()) {
      case QUEUE -> Optional.of(queue(profile));
      case TOPIC -> Optional.of(platform == Platform.CLOUDRUN ? queue(profile) : calls(profile));
      case RECORD -> records(profile, platform);
      case STREAM -> stream(profile);
      case HTTP, DIRECT, OBJECT, SCHEDULE, BUS, LOG -> Optional.empty();
    };
  }

  /** The attempts that a trigger asks for, brought into the range. */
  public int clamp(int attempts) {
    return attempts == ENDLESS ? ENDLESS : Math.max(least, Math.min(most, attempts));
  }

  private static AttemptRange queue(Profile profile) {
    return new AttemptRange(
        profile.get(Limit.QUEUE_ATTEMPTS_MIN).intValue(),
        profile.get(Limit.QUEUE_ATTEMPTS_MAX).intValue());
  }

  /** Topics call the function asynchronously: its own retries are all there are. */
  private static AttemptRange calls(Profile profile) {
    return new AttemptRange(1, 1 + profile.get(Limit.ASYNC_RETRIES_MAX).intValue());
  }

  private static Optional<AttemptRange> records(Profile profile, Platform platform) {
    return platform == Platform.CLOUDRUN ? Optional.of(queue(profile)) : stream(profile);
  }

  private static Optional<AttemptRange> stream(Profile profile) {
    return profile
        .find(Limit.STREAM_ATTEMPTS_MAX)
        .map(most -> new AttemptRange(1, most.intValue()));
  }
}
