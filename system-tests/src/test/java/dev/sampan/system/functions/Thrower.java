// SPDX-License-Identifier: Apache-2.0
package dev.sampan.system.functions;

import dev.sampan.Context;
import dev.sampan.Handler;

/** Fails each time. */
public final class Thrower implements Handler<Adder.Numbers, Adder.Sum> {

  @Override
  public Adder.Sum handle(Adder.Numbers input, Context context) {
    throw new IllegalStateException("the abacus broke");
  }
}
