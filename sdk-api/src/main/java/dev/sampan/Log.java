// SPDX-License-Identifier: Apache-2.0
package dev.sampan;

/**
 * Writes log lines in the platform's own format, each with the invocation's id. Thread-safe.
 *
 * <p>It is not the JDK's {@link System.Logger}, whose first line takes half a cold start. Logging
 * frameworks keep working beside it.
 */
public interface Log {

  /** Writes a line for those who look for a fault. */
  void debug(String message);

  /** Writes a line about something that went as it should. */
  void info(String message);

  /** Writes a line about something that went wrong and was dealt with. */
  void warn(String message);

  /** Writes a line about a failure. */
  void error(String message);

  /** Writes a line about a failure, with its stack trace. */
  void error(String message, Throwable thrown);
}
