// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.functions;

import dev.sampan.Context;
import dev.sampan.Handler;
import dev.sampan.ScheduleFired;

/** Says which schedule fired, and for when. */
public final class Nightly implements Handler<ScheduleFired, String> {

  @Override
  public String handle(ScheduleFired fired, Context context) {
    System.out.println("fired " + fired.name() + " " + fired.scheduledAt() + " " + fired.input());
    return "done";
  }
}
