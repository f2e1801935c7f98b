// SPDX-License-Identifier: Apache-2.0
package com.example;

import dev.sampan.Context;
import dev.sampan.Handler;
import dev.sampan.NewEvent;

/** Answers an event with an event. */
public final class Replies implements Handler<Order, NewEvent<Order>> {
  @Override
  public NewEvent<Order> handle(Order order, Context context) {
    return NewEvent.of("order.seen", order);
  }
}
