// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.profile;

import java.util.Objects;

/**
 * Where a number or a rule comes from.
 *
 * @param kind how far it can be relied on
 * @param text the page, the source file or the run
 */
public record Source(Kind kind, String text) {

  /** How far a number can be relied on. */
  public enum Kind {
    /** The platform's maker says so, in words or in published source. */
    DOCUMENTED,
    /** It was seen in a run. */
    MEASURED,
    /** Nobody says; it is Sampan's own choice. */
    ASSUMED
  }

  /** Checks that nothing is missing. */
  public Source {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(text, "text");
  }

  static Source documented(String text) {
    return new Source(Kind.DOCUMENTED, text);
  }

  static Source measured(String text) {
    return new Source(Kind.MEASURED, text);
  }

  static Source assumed(String text) {
    return new Source(Kind.ASSUMED, text);
  }
}
