// SPDX-License-Identifier: Apache-2.0
package dev.sampan.contract;

/** What the platform does with an event after it has read the adapter's reply. */
public enum Settlement {
  /** The event is done and never delivered again. */
  DONE,
  /** The event failed: the platform delivers it again, or parks it as a dead letter. */
  FAILED,
  /** The event was refused for good: the platform does not deliver it again. */
  REFUSED
}
