// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.instance;

import dev.sampan.platform.FailureKind;

/**
 * How the process of an instance ended.
 *
 * @param kind what its running invocations failed of: {@link FailureKind#CRASHED}, or {@link
 *     FailureKind#OUT_OF_MEMORY}
 * @param detail what is known, such as {@code exit status 1}
 */
public record End(FailureKind kind, String detail) {

  static End exited(int status) {
    return new End(FailureKind.CRASHED, "exit status " + status);
  }

  static End killed() {
    return new End(FailureKind.CRASHED, "ended by the emulator");
  }

  static End exceeded(String what) {
    return new End(FailureKind.OUT_OF_MEMORY, what);
  }
}
