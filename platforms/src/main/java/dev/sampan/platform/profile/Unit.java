// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.profile;

/** What a limit counts. */
public enum Unit {
  /** Bytes. */
  BYTES,
  /** Mebibytes of memory. */
  MIB,
  /** Milliseconds. */
  MILLISECONDS,
  /** Things: instances, messages, attempts. */
  COUNT,
  /** Hundredths. */
  PERCENT,
  /** A TCP port. */
  PORT
}
