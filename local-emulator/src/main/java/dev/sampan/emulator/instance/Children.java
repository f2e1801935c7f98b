// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.instance;

/** Is told of every child, so that none outlives the emulator for long. Thread-safe. */
public interface Children {

  /** A child was started. */
  void started(ProcessHandle child);

  /** A child has ended. */
  void ended(ProcessHandle child);
}
