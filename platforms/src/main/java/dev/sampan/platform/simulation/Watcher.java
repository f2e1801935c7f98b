// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.simulation;

import dev.sampan.platform.kernel.Command;
import dev.sampan.platform.kernel.Input;
import java.util.List;

/** Sees every step of a simulation. */
@FunctionalInterface
public interface Watcher {

  /** Looks at nothing. */
  Watcher NONE = (now, fact, commands) -> {};

  /**
   * A step was done.
   *
   * @param now when, in nanoseconds
   * @param fact what the kernel was told
   * @param commands what it answered; the list does not outlive this call
   */
  void saw(long now, Input fact, List<Command> commands);
}
