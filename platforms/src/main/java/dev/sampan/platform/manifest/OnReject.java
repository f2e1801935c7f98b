// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.manifest;

import java.util.Locale;

/** What becomes of an event that a function rejects where a platform has no final answer. */
public enum OnReject {
  /** It is reported as failed, so that it comes to rest in the platform's dead letter. */
  REPORT,
  /** It is acknowledged, and so lost; the log says it. */
  DROP;

  /** The manifest's word, such as {@code report}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
