// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The window of a track, from its first delivery to the one that ends it. Owned by the track.
 *
 * <p>A window is over when a record of a later one is the next, or when nothing came for a while
 * after its end; then the function is called once more, without records.
 */
final class OpenWindow {

  private final Windowing windowing;
  private final Retries retries;
  private @Nullable Instant start;
  private boolean early;
  private int attempts;
  private Instant notBefore = Instant.MIN;

  OpenWindow(Windowing windowing, Retries retries) {
    this.windowing = windowing;
    this.retries = retries;
  }

  /** Begins with the window of a record, if none is open. */
  void open(Message first) {
    if (start == null) {
      start = windowing.start(first.acceptedAt());
    }
  }

  /** Is open as it was when its owner ended. */
  void resume(Instant began) {
    start = began;
  }

  /** Has no room for more records. */
  void endEarly() {
    early = start != null;
  }

  /** Whether a record is of the same window as another one. */
  boolean joins(Message one, Message other) {
    return windowing.start(one.acceptedAt()).equals(windowing.start(other.acceptedAt()));
  }

  /** Whether the next delivery ends it. */
  boolean isNextToEnd(@Nullable Message next) {
    return start != null
        && (early || next == null || !windowing.start(next.acceptedAt()).equals(start));
  }

  /** When the delivery that ends it is due. */
  Instant due(@Nullable Message next) {
    var closes = early || next != null ? Instant.MIN : end().plus(windowing.patience());
    return closes.isBefore(notBefore) ? notBefore : closes;
  }

  private Instant start() {
    return start == null ? Instant.MIN : start;
  }

  private Instant end() {
    return start().plus(windowing.size());
  }

  DeliveryCommand.Window command(int partition, boolean last) {
    return new DeliveryCommand.Window(partition, start(), end(), last, last && early);
  }

  /** The delivery that was to end it failed; it is made again, unless it was made too often. */
  void failed(Instant now) {
    attempts++;
    notBefore = now.plus(retries.backoff().after(attempts));
    if (attempts >= retries.attempts()) {
      close();
    }
  }

  void close() {
    start = null;
    early = false;
    attempts = 0;
    notBefore = Instant.MIN;
  }
}
