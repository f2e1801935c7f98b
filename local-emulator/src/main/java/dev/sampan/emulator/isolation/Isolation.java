// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.isolation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** How instances are kept apart from each other and from the machine. Thread-safe. */
public interface Isolation {

  /** Plain processes: the virtual machine's flags, and what {@link MemoryWatch} does. */
  Isolation PROCESS = new PlainProcesses();

  /** Its name in options and reports. */
  String id();

  /** What it keeps an instance from, a sentence each. */
  List<String> holds();

  /** What it cannot keep an instance from, a sentence each. */
  List<String> lacks();

  /**
   * Prepares the place of one instance.
   *
   * @param directory where it runs
   * @param home its private directory, the only one that it may always write to
   * @param allowance what it may use
   * @throws IOException if the system refuses; the message says what
   */
  Confinement confine(Path directory, Path home, Allowance allowance) throws IOException;
}
