// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform;

import java.util.Objects;

/**
 * A header on which a platform's front end does not pass on what one side sent.
 *
 * @param name the header's name in lower case; a trailing {@code *} stands for any ending
 * @param side the message it concerns
 * @param change what the platform does with it
 * @param note when and with what value, for people
 */
public record Addition(String name, Side side, Change change, String note) {

  /** Checks that nothing is missing. */
  public Addition {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(side, "side");
    Objects.requireNonNull(change, "change");
    Objects.requireNonNull(note, "note");
  }

  /** Whether this entry speaks of the header with the given name, in any case. */
  public boolean concerns(String header) {
    if (name.endsWith("*")) {
      return header.regionMatches(true, 0, name, 0, name.length() - 1);
    }
    return name.equalsIgnoreCase(header);
  }

  /** The message that a header belongs to. */
  public enum Side {
    /** What the function receives. */
    REQUEST,
    /** What the caller receives. */
    RESPONSE
  }

  /** What a platform does with a header. */
  public enum Change {
    /** Sets it, whatever the sender said. */
    SET,
    /** Adds its own value after the sender's. */
    APPENDED,
    /** Sets it where the sender gave none. */
    DEFAULTED,
    /** Removes it. */
    STRIPPED
  }
}
