// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.instance;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

/** What an instance runs in: a process of its own, or a class loader. Thread-safe. */
interface Carrier {

  /** Calls back once, when it has ended and everything that it printed was read. */
  void whenGone(Consumer<End> gone);

  /** Something runs in it from now on, or nothing does. */
  void busy(boolean busy);

  /** The id of its process; 0 if it has none of its own. */
  long pid();

  /** Whether it lives. */
  boolean alive();

  /** Waits so long for its end, and answers whether it came. */
  boolean endsWithin(long millis);

  /** What it prints. */
  ChildOutput output();

  /** Its private directory. */
  Path home();

  /** Ends it at once. */
  void kill();

  /** Asks it to end and ends it at once after the given time. */
  void terminate(Duration grace);
}
