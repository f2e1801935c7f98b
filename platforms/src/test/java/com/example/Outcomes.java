// SPDX-License-Identifier: Apache-2.0
package com.example;

import dev.sampan.Context;
import dev.sampan.Handler;
import dev.sampan.Outcome;

/** Says itself what becomes of an event. */
public final class Outcomes implements Handler<Order, Outcome> {

  @Override
  public Outcome handle(Order order, Context context) {
    return Outcome.ack();
  }
}
