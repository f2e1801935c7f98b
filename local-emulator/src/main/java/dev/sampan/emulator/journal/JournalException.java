// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.journal;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The journal cannot be opened, or cannot accept an event; the message says why and what helps. */
public final class JournalException extends IOException {

  private static final long serialVersionUID = 1L;

  /** Why it failed. */
  public enum Reason {
    /** Another process has it open. */
    IN_USE,
    /** It holds as much as it may. */
    FULL,
    /** The disk is full, read-only or broken. */
    DISK,
    /** The event is larger than any that the journal takes. */
    TOO_LARGE,
    /** It has been closed. */
    CLOSED
  }

  private final Reason reason;

  JournalException(Reason reason, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  JournalException(Reason reason, String message) {
    this(reason, message, null);
  }

  /** Why it failed. */
  public Reason reason() {
    return reason;
  }
}
