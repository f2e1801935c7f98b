// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.isolation;

import java.util.List;

/** The place of one instance. Thread-safe. */
public interface Confinement extends AutoCloseable {

  /** The command line that runs this one in it. */
  List<String> command(List<String> command);

  /** Something runs in the instance from now on, or nothing does. */
  void busy(boolean busy);

  /** Whether the system ended the instance as it took more memory than it has. */
  boolean outOfMemory();

  /** Whether a signal to the process reaches only a guard around the instance's own process. */
  boolean guarded();

  /** Gives up what was prepared; the instance's process is gone. */
  @Override
  void close();
}
