// SPDX-License-Identifier: Apache-2.0
package com.example;

import dev.sampan.Context;
import dev.sampan.Event;
import dev.sampan.Handler;

/** Takes events one by one. */
public final class Receipts implements Handler<Event<Order>, Void> {
  @Override
  public Void handle(Event<Order> event, Context context) {
    return null;
  }
}
