// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.schedule;

import java.time.Duration;

/** Does something later, on a thread of its own choice. */
@FunctionalInterface
public interface Alarm {

  /** Runs a short task once this much time has passed. */
  void after(Duration delay, Runnable task);
}
