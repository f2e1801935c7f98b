// SPDX-License-Identifier: Apache-2.0
package dev.sampan.testing;

import dev.sampan.Context;
import dev.sampan.Event;
import dev.sampan.Handler;
import dev.sampan.RejectedException;

/** Adds numbers; refuses negative ones. */
public final class Adder implements Handler<Event<Adder.Numbers>, Integer> {

  /** What is to be added. */
  public record Numbers(int a, int b) {}

  @Override
  public Integer handle(Event<Numbers> event, Context context) {
    Numbers numbers = event.payload();
    if (numbers.a() < 0) {
      throw new RejectedException("negative", "No negative numbers, please.");
    }
    context.logger().info("added " + event.getId() + " at attempt " + context.attempt());
    return numbers.a() + numbers.b();
  }
}
