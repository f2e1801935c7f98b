// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.manifest;

import java.util.Locale;

/** The two kinds of function that Tencent SCF has. */
public enum ScfMode {
  /** Takes events; an HTTP request comes as one too. */
  EVENT,
  /** A plain HTTP server on port 9000; takes nothing but HTTP. */
  WEB;

  /** The manifest's word, such as {@code web}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
