// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.filter;

import java.io.Serial;

/** A pattern that is none; the message says where and why. */
public final class PatternException extends Exception {

  @Serial private static final long serialVersionUID = 1L;

  PatternException(String where, String why) {
    super(where.isEmpty() ? "the pattern " + why : where + " " + why, null, false, false);
  }
}
