// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.profile;

import java.util.Objects;

/**
 * How far a platform's contract has a capability.
 *
 * @param capability which one
 * @param level how far
 * @param detail how, or what happens in its place
 * @param source where it comes from
 */
public record Support(Capability capability, Level level, String detail, Source source) {

  /** How far. */
  public enum Level {
    /** In every case. */
    YES,
    /** In some cases, or as a hint. */
    PARTLY,
    /** Not at all. */
    NO
  }

  /** Checks that nothing is missing. */
  public Support {
    Objects.requireNonNull(capability, "capability");
    Objects.requireNonNull(level, "level");
    Objects.requireNonNull(detail, "detail");
    Objects.requireNonNull(source, "source");
  }
}
