// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime;

import dev.sampan.Log;

/** Reports what user code threw, even if that fails when it is asked for its message. */
final class Failures {

  private Failures() {}

  static void log(Log log, String message, Throwable thrown) {
    try {
      log.error(message, thrown);
    } catch (RuntimeException | Error e) {
      log.error(message + " " + thrown.getClass().getName() + " cannot be described.");
    }
  }

  /** The message; empty if there is none. */
  static String message(Throwable thrown) {
    try {
      String message = thrown.getMessage();
      return message == null ? "" : message;
    } catch (RuntimeException | StackOverflowError e) {
      return "";
    }
  }
}
