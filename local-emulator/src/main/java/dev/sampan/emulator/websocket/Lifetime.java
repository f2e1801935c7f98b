// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.websocket;

import dev.sampan.platform.Platform;
import dev.sampan.platform.profile.Limit;
import dev.sampan.platform.profile.Profile;
import java.time.Duration;
import java.time.Instant;

/** How long a connection may last. */
final class Lifetime {

  private static final Duration IDLE = limit(Limit.WEBSOCKET_IDLE);
  private static final Duration WHOLE = limit(Limit.WEBSOCKET_DURATION);

  private final Instant since;
  private volatile Instant active;

  Lifetime(Instant since) {
    this.since = since;
    this.active = since;
  }

  static Duration limit(Limit limit) {
    return Duration.ofMillis(Profile.of(Platform.LAMBDA).get(limit).value());
  }

  /** Something was sent or received. */
  void touch(Instant now) {
    active = now;
  }

  Instant lastActive() {
    return active;
  }

  /** Whether it was silent, or was there, for as long as the API bears. */
  boolean isOver(Instant now) {
    return !now.isBefore(active.plus(IDLE)) || !now.isBefore(since.plus(WHOLE));
  }
}
