// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.instance;

import dev.sampan.emulator.invocation.Startup;
import dev.sampan.platform.FailureKind;
import dev.sampan.platform.NativeReply;
import java.time.Duration;

/**
 * What an instance tells the pool that it belongs to, and what it asks of it. Thread-safe; no
 * method blocks.
 */
public interface InstanceEvents {

  /** It can take invocations. */
  void ready(Startup startup);

  /** Its init failed; {@code detail} is the error that it reported. */
  void initFailed(String detail);

  /** It answered an invocation. Its place is not free before {@link #free}. */
  void answered(String invocation, NativeReply reply);

  /** It cannot give an answer to an invocation, though it lives on. */
  void failed(String invocation, FailureKind kind, String detail);

  /** It can take another invocation in the place of this one. */
  void free(String invocation);

  /** Its process ended. */
  void gone(End end);

  /** Whether it is one of the instances that are always kept ready. */
  default boolean provisioned() {
    return false;
  }

  /**
   * Runs a short task when so much of the function's time has passed, which stands still while a
   * debugger holds the function.
   */
  void after(Duration time, Runnable task);
}
