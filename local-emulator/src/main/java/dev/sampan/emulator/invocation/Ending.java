// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.invocation;

import dev.sampan.platform.FailureKind;
import dev.sampan.platform.NativeReply;

/** How an invocation ended. */
public sealed interface Ending {

  /** Where and how long it ran. */
  Service service();

  /**
   * The instance answered.
   *
   * @param reply what it said
   * @param service where and how long it ran
   */
  record Replied(NativeReply reply, Service service) implements Ending {}

  /**
   * The function gave no answer of its own.
   *
   * @param kind why
   * @param detail what is known beyond that, such as {@code exit status 1}; may be empty
   * @param service where and how long it ran
   */
  record Failed(FailureKind kind, String detail, Service service) implements Ending {}
}
