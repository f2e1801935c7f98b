// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.cloudrun;

import dev.sampan.runtime.json.JsonTree;
import java.time.DateTimeException;
import java.time.OffsetDateTime;

/** What is at an event path and no event there; the message names the member and the rule. */
class BadEvent extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;

  BadEvent(String message) {
    this(400, message);
  }

  BadEvent(int status, String message) {
    super(message);
    this.status = status;
  }

  /** The status that says so. */
  int status() {
    return status;
  }

  /** The text of a member that must be there. */
  static String text(JsonTree tree, String name, String where) {
    String text = tree.text(name);
    if (text == null) {
      throw new BadEvent(where + ": " + name + " must be a text or a number");
    }
    return text;
  }

  /** The time that a text of this name says. */
  static OffsetDateTime time(String text, String name) {
    try {
      return OffsetDateTime.parse(text);
    } catch (DateTimeException e) {
      throw new BadEvent(name + " must be a time of RFC 3339");
    }
  }
}
