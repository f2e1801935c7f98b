// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.manifest;

import java.util.Locale;

/** The order that a function keeps among the events of one batch. */
public enum Order {
  /** None: each event stands alone. */
  NONE,
  /** Events of one key are handled in turn; a failure holds back the rest of that key. */
  PER_KEY,
  /** All events are handled in turn; a failure holds back all later ones. */
  STRICT;

  /** The manifest's word, such as {@code per-key}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
