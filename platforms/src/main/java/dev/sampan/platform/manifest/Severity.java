// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.manifest;

/** How much a finding weighs. */
public enum Severity {
  /** It cannot work; commands that need it to work fail. */
  ERROR,
  /** It works in the emulator and cannot be deployed; only {@code check} fails. */
  REFUSAL,
  /** It works, but not as the same function does elsewhere. */
  WARNING,
  /** Worth knowing. */
  NOTE
}
