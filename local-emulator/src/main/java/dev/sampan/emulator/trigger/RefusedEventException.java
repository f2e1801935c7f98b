// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.trigger;

/** A source does not take an event; the message says why and what helps. */
public final class RefusedEventException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Why it is not taken. */
  public enum Reason {
    /** Its body is larger than the platform takes. */
    TOO_LARGE,
    /** The platform has no form in which it would deliver the event. */
    NOT_DELIVERABLE,
    /** Too many events of the source wait already. */
    FULL
  }

  private final Reason reason;

  RefusedEventException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  /** The HTTP status that says so. */
  public int status() {
    return switch (reason) {
      case TOO_LARGE -> 413;
      case NOT_DELIVERABLE -> 400;
      case FULL -> 503;
    };
  }

  /** Why it is not taken. */
  public Reason reason() {
    return reason;
  }
}
