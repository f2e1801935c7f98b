// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.instance;

import dev.sampan.emulator.invocation.Startup;
import dev.sampan.platform.FailureKind;
import dev.sampan.platform.NativeReply;

/** What an instance tells the pool that it belongs to. Thread-safe; no method blocks. */
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
}
