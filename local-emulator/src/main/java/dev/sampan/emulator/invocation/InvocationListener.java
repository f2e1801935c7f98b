// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.invocation;

/**
 * Is told what happens in an emulator.
 *
 * <p>Called from the emulator's own threads, one call at a time for each function; it must not
 * block.
 */
public interface InvocationListener {

  /** A listener that does nothing. */
  InvocationListener NONE = new InvocationListener() {};

  /** An invocation has ended and its caller has the answer. */
  default void finished(InvocationReport report) {}

  /** A function printed a line. */
  default void printed(OutputLine line) {}

  /** Something else has happened. */
  default void happened(EmulatorEvent event) {}

  /** A listener that tells this one, and then another. */
  default InvocationListener and(InvocationListener other) {
    return new BothListeners(this, other);
  }
}
