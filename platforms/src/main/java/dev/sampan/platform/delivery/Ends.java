// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Decides what becomes of a message whose delivery failed. */
final class Ends {

  private final Retries retries;

  Ends(Retries retries) {
    this.retries = retries;
  }

  /**
   * Counts a failed delivery.
   *
   * @param refused whether it never ran
   * @param begun when the delivery began
   * @return {@link DeliveryCommand.Retry} or {@link DeliveryCommand.Dead}
   */
  DeliveryCommand failed(
      Message message, boolean refused, String reason, Instant begun, Instant now) {
    if (refused && retries.refused() != null) {
      var wait = retries.refused().after(message.refused());
      return again(message, now.plus(wait), reason);
    }
    message.failed();
    if (message.attempts() >= retries.attempts()) {
      return dead(message, reason);
    }
    var backoff = retries.backoff();
    var wait = backoff.after(message.attempts());
    var from = backoff.from() == Backoff.From.DELIVERY ? begun : now;
    return again(message, later(from.plus(wait), now), reason);
  }

  private DeliveryCommand again(Message message, Instant at, String reason) {
    if (!at.isBefore(lastMoment(message))) {
      return dead(message, tooOld() + ": " + reason);
    }
    message.hideUntil(at);
    return new DeliveryCommand.Retry(message.id(), message.attempts(), at, reason);
  }

  /** Whether it is older than any event may become. */
  boolean expired(Message message, Instant now) {
    return !now.isBefore(lastMoment(message));
  }

  DeliveryCommand expire(Message message) {
    return dead(message, tooOld());
  }

  static DeliveryCommand dead(Message message, String reason) {
    return new DeliveryCommand.Dead(message.id(), message.attempts(), reason);
  }

  private Instant lastMoment(Message message) {
    return message.acceptedAt().plus(retries.maxAge());
  }

  private String tooOld() {
    return "older than " + text(retries.maxAge());
  }

  private static String text(Duration age) {
    return age.toString().substring("PT".length()).toLowerCase(Locale.ROOT);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
