// SPDX-License-Identifier: Apache-2.0
package dev.sampan.testing;

import dev.sampan.Context;
import dev.sampan.Handler;

/** Cannot be constructed. */
public final class Broken implements Handler<String, String> {

  public Broken() {
    throw new IllegalStateException("no database");
  }

  @Override
  public String handle(String input, Context context) {
    return input;
  }
}
