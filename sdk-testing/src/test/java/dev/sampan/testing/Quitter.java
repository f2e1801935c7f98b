// SPDX-License-Identifier: Apache-2.0
package dev.sampan.testing;

import dev.sampan.Context;
import dev.sampan.Handler;

/** Runs out of memory, or says so. */
public final class Quitter implements Handler<String, String> {

  @Override
  public String handle(String input, Context context) {
    throw new OutOfMemoryError("pretended");
  }
}
