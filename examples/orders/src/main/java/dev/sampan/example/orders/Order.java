// SPDX-License-Identifier: Apache-2.0
package dev.sampan.example.orders;

import dev.sampan.RejectedException;
import java.util.List;
import java.util.Objects;

/**
 * What a customer asked for.
 *
 * @param id the order's id; the order API makes it, an event carries it
 * @param customer who ordered
 * @param lines what was ordered, at least one line
 */
public record Order(String id, String customer, List<Line> lines) {

  /**
   * One line of an order.
   *
   * @param item what
   * @param quantity how many, 1 or more
   * @param cents the price of one, in cents
   */
  public record Line(String item, int quantity, long cents) {}

  /** Copies the lines. */
  public Order {
    id = Objects.requireNonNullElse(id, "");
    lines = lines == null ? List.of() : List.copyOf(lines);
  }

  /** The price of all lines, in cents. */
  public long total() {
    long total = 0;
    for (Line line : lines) {
      total = Math.addExact(total, Math.multiplyExact(line.quantity(), line.cents()));
    }
    return total;
  }

  /** This order under the given id. */
  Order withId(String newId) {
    return new Order(newId, customer, lines);
  }

  /**
   * This order, if it makes sense.
   *
   * @throws RejectedException if it never will
   */
  Order checked() {
    if (customer == null || customer.isBlank()) {
      throw new RejectedException("customer-missing", "An order needs a customer.");
    }
    if (lines.isEmpty()) {
      throw new RejectedException("lines-missing", "An order needs at least one line.");
    }
    for (Line line : lines) {
      if (line.item() == null || line.quantity() < 1 || line.cents() < 0) {
        throw new RejectedException("line-invalid", "Not a line of an order: " + line);
      }
    }
    return payable();
  }

  private Order payable() {
    try {
      total();
      return this;
    } catch (ArithmeticException e) {
      throw new RejectedException("total-invalid", "Nobody can pay for this order.", e);
    }
  }
}
