// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.trigger;

import dev.sampan.Trigger;
import java.util.List;
import java.util.Locale;

/** No function of the manifest has such a source; the message names those that there are. */
public final class UnknownSourceException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnknownSourceException(Trigger kind, String source, List<String> known) {
    super("there is no " + word(kind) + " " + source + "; " + known(kind, known));
  }

  private static String known(Trigger kind, List<String> known) {
    return known.isEmpty()
        ? "no function has a " + word(kind) + " trigger"
        : "the manifest knows " + String.join(", ", known);
  }

  static String word(Trigger kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
