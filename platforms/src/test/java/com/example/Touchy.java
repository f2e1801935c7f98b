// SPDX-License-Identifier: Apache-2.0
package com.example;

import dev.sampan.Context;
import dev.sampan.Handler;

/** Must not be initialised by a look at it. */
public final class Touchy implements Handler<String, String> {
  static {
    if (true) {
      throw new IllegalStateException("initialised");
    }
  }

  @Override
  public String handle(String input, Context context) {
    return input;
  }
}
