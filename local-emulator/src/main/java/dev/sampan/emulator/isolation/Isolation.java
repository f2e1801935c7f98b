// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.isolation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** How instances are kept apart from each other and from the machine. Thread-safe. */
public interface Isolation {

  /** Plain processes: the virtual machine's flags, and what {@link MemoryWatch} does. */
  static Isolation process() {
    return new PlainProcesses();
  }

  /** Class loaders in the emulator's own process, for the debugger. */
  static Isolation inProcess() {
    return new ClassLoaders();
  }

  /** Its name in options and reports. */
  String id();

  /** What it keeps an instance from, a sentence each. */
  List<String> holds();

  /** What it cannot keep an instance from, each a name, a colon and an explanation. */
  List<String> lacks();

  /** Whether instances are processes; otherwise they are class loaders in the emulator's own. */
  default boolean hasProcesses() {
    return true;
  }

  /** Whether instances have this machine's network; otherwise they have nobody but the emulator. */
  default boolean hasNetwork() {
    return true;
  }

  /** What is in force and what it leaves open, in one line. */
  default String summary() {
    return summary(id(), lacks());
  }

  /**
   * The same of an isolation that somebody told of.
   *
   * @param lacks what it cannot keep an instance from, each a name, a colon and an explanation
   */
  static String summary(String id, List<String> lacks) {
    var open = lacks.stream().map(it -> it.substring(0, it.indexOf(':'))).toList();
    return open.isEmpty() ? id : id + "; it leaves open: " + String.join(", ", open);
  }

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
