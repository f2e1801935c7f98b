// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.functions;

import dev.sampan.Context;
import dev.sampan.Handler;

/** Answers a direct call in capitals. */
public final class Shout implements Handler<Shout.Said, Shout.Said> {

  /**
   * What is said.
   *
   * @param text the words
   */
  public record Said(String text) {}

  @Override
  public Said handle(Said input, Context context) {
    System.out.println("shouting " + input.text());
    return new Said(input.text().toUpperCase(java.util.Locale.ROOT));
  }
}
