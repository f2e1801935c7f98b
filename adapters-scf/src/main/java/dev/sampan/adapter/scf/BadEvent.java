// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.scf;

import dev.sampan.runtime.json.JsonTree;

/** A native event of a known kind that breaks its form; the message names the member. */
final class BadEvent extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BadEvent(String message) {
    super(message);
  }

  /** The text of a member that must be there. */
  static String text(JsonTree tree, String name, String where) {
    String text = tree.text(name);
    if (text == null) {
      throw new BadEvent(where + "." + name + " must be a text or a number");
    }
    return text;
  }

  /** The whole number of a member that must be there, as a number or as text. */
  static long number(JsonTree tree, String name, String where) {
    String text = text(tree, name, where);
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new BadEvent(where + "." + name + " must be a whole number of 64 bits");
    }
  }
}
