// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.functions;

import dev.sampan.Context;
import dev.sampan.Event;
import dev.sampan.Handler;

/** Fails on every message that says so. */
public final class Receipts implements Handler<Event<Shout.Said>, String> {

  @Override
  public String handle(Event<Shout.Said> event, Context context) {
    if (event.payload().text().equals("bad")) {
      throw new IllegalStateException("a bad message");
    }
    return "done";
  }
}
