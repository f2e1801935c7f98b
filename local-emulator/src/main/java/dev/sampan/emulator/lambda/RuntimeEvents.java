// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.lambda;

import dev.sampan.platform.NativeReply;

/** What a runtime does, told to its instance by I/O threads; no method may block. */
interface RuntimeEvents {

  /** It asks for its first invocation: its init is over. */
  void ready();

  /** It can be snapshotted, and goes on as if it had been restored. */
  void restores();

  /** Its init failed, or its restore. */
  void initFailed(RuntimeError error);

  /** It answered an invocation. */
  void answered(String invocation, NativeReply reply);

  /** It failed an invocation, or cannot answer it. */
  void failed(String invocation, RuntimeError error);

  /** Its answer is over the limit, as the message says. */
  void tooLarge(String invocation, String message);

  /** It can take another invocation in the place of this one. */
  void free(String invocation);
}
