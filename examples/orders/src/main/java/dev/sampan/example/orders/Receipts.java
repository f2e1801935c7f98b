// SPDX-License-Identifier: Apache-2.0
package dev.sampan.example.orders;

import dev.sampan.Context;
import dev.sampan.Event;
import dev.sampan.Handler;
import dev.sampan.Outcome;
import dev.sampan.Startup;

/** Writes a receipt for each order that comes through the queue. */
public final class Receipts implements Handler<Event<Order>, Outcome> {

  private final OrderFiles files;

  /** Keeps receipts beside the orders. */
  public Receipts(Startup startup) {
    this.files = OrderFiles.in(startup);
  }

  @Override
  public Outcome handle(Event<Order> event, Context context) throws Exception {
    Order order = event.payload().checked();
    StringBuilder text = new StringBuilder("Receipt ").append(order.id()).append('\n');
    for (Order.Line line : order.lines()) {
      text.append(line.quantity()).append(" x ").append(line.item()).append('\n');
    }
    text.append("Total ").append(Invoice.money(order.total())).append('\n');
    files.saveReceipt(order, text.toString());
    context.logger().info("Receipt written for order " + order.id());
    return Outcome.ack();
  }
}
