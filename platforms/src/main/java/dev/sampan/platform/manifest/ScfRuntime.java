// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.manifest;

import java.util.Locale;

/** How Tencent SCF runs an event function's own process; a web function is the same in both. */
public enum ScfRuntime {
  /** The custom runtime: the process asks for each event. */
  CUSTOM,
  /** An image: each event is posted to port 9000. */
  IMAGE;

  /** The manifest's word, such as {@code custom}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
