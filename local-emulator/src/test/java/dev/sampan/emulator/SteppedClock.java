// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A clock that can be put forward. It is never behind the real one: an instance takes a deadline in
 * its past for one that is over.
 */
final class SteppedClock implements InstantSource {

  private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

  @Override
  public Instant instant() {
    return Clock.systemUTC().instant().plus(ahead.get());
  }

  void advance(Duration by) {
    ahead.updateAndGet(it -> it.plus(by));
  }
}
