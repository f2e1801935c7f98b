// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.profile;

import java.util.Objects;

/**
 * How a platform tells a caller what went wrong.
 *
 * @param situation what went wrong
 * @param status the status: of HTTP on Lambda and Cloud Run, SCF's own code on SCF
 * @param name the error type or text that goes with it
 * @param source where it comes from
 */
public record ErrorForm(Situation situation, int status, String name, Source source) {

  /** Checks that nothing is missing. */
  public ErrorForm {
    Objects.requireNonNull(situation, "situation");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(source, "source");
  }
}
