// SPDX-License-Identifier: Apache-2.0
package dev.sampan;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What became of an event.
 *
 * <p>Not every platform's reply can say each of these. What it cannot say becomes the safe
 * neighbour: never an acknowledgement. {@code sampan platforms} prints the table.
 */
public sealed interface Outcome {

  /** Done; never deliver it again. */
  static Outcome ack() {
    return Ack.ACK;
  }

  /** Failed, and the next attempt might not; the platform decides when. */
  static Outcome retry(String reason) {
    return new Retry(reason, null);
  }

  /**
   * Failed, and the next attempt might not; not before the given time has passed, where possible.
   */
  static Outcome retry(String reason, Duration after) {
    return new Retry(reason, Objects.requireNonNull(after, "after"));
  }

  /** Failed, and so would every further attempt. */
  static Outcome reject(String code, String reason) {
    return new Reject(code, reason);
  }

  /** Not tried, for want of time or because an event before it failed; deliver it again. */
  static Outcome notAttempted(String reason) {
    return new NotAttempted(reason);
  }

  /**
   * What a failure means: what a {@link FunctionException} says, and for anything else a retry, as
   * an unknown outcome is never an acknowledgement.
   */
  static Outcome of(Throwable thrown) {
    if (thrown instanceof FunctionException said) {
      return said.outcome();
    }
    String message = thrown.getMessage();
    String type = thrown.getClass().getName();
    return new Retry(message == null ? type : type + ": " + message, null);
  }

  /** Answers with the function that fits. */
  <R extends @Nullable Object> R match(
      Function<? super Ack, ? extends R> ack,
      Function<? super Retry, ? extends R> retry,
      Function<? super Reject, ? extends R> reject,
      Function<? super NotAttempted, ? extends R> notAttempted);

  /** Done. */
  enum Ack implements Outcome {
    /** The only one. */
    ACK;

    @Override
    public <R extends @Nullable Object> R match(
        Function<? super Ack, ? extends R> ack,
        Function<? super Retry, ? extends R> retry,
        Function<? super Reject, ? extends R> reject,
        Function<? super NotAttempted, ? extends R> notAttempted) {
      return ack.apply(this);
    }
  }

  /**
   * Failed; try again.
   *
   * @param reason why, for the log
   * @param after how long to wait at least, a hint on most platforms; null to let the platform
   *     decide
   */
  record Retry(String reason, @Nullable Duration after) implements Outcome {

    /** Refuses a negative wait. */
    public Retry {
      Objects.requireNonNull(reason, "reason");
      if (after != null && after.isNegative()) {
        throw new IllegalArgumentException("after must not be negative: " + after);
      }
    }

    @Override
    public <R extends @Nullable Object> R match(
        Function<? super Ack, ? extends R> ack,
        Function<? super Retry, ? extends R> retry,
        Function<? super Reject, ? extends R> reject,
        Function<? super NotAttempted, ? extends R> notAttempted) {
      return retry.apply(this);
    }
  }

  /**
   * Failed for good.
   *
   * @param code a short name for the kind of failure, for programs
   * @param reason why, for people
   */
  record Reject(String code, String reason) implements Outcome {

    /** Both are needed. */
    public Reject {
      Objects.requireNonNull(code, "code");
      Objects.requireNonNull(reason, "reason");
    }

    @Override
    public <R extends @Nullable Object> R match(
        Function<? super Ack, ? extends R> ack,
        Function<? super Retry, ? extends R> retry,
        Function<? super Reject, ? extends R> reject,
        Function<? super NotAttempted, ? extends R> notAttempted) {
      return reject.apply(this);
    }
  }

  /**
   * Not tried.
   *
   * @param reason why not, for the log
   */
  record NotAttempted(String reason) implements Outcome {

    /** A reason is needed. */
    public NotAttempted {
      Objects.requireNonNull(reason, "reason");
    }

    @Override
    public <R extends @Nullable Object> R match(
        Function<? super Ack, ? extends R> ack,
        Function<? super Retry, ? extends R> retry,
        Function<? super Reject, ? extends R> reject,
        Function<? super NotAttempted, ? extends R> notAttempted) {
      return notAttempted.apply(this);
    }
  }
}
