// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.cli;

import java.io.Serial;
import java.util.Objects;

/** A command could not do what it was asked, and its message says why and what to do. */
final class CommandFailure extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  CommandFailure(String message) {
    super(message);
  }

  /** A failure that needs no other words than its cause's. */
  CommandFailure(Exception cause) {
    super(Objects.toString(cause.getMessage(), cause.toString()), cause);
  }
}
