// SPDX-License-Identifier: Apache-2.0
package com.example;

import dev.sampan.Context;
import dev.sampan.Handler;

/** Cannot be constructed without help. */
public final class Demanding implements Handler<String, String> {

  private final Runnable help;

  /** Takes help. */
  public Demanding(Runnable help) {
    this.help = help;
  }

  @Override
  public String handle(String input, Context context) {
    help.run();
    return input;
  }
}
