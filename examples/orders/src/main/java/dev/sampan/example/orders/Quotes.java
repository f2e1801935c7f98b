// SPDX-License-Identifier: Apache-2.0
package dev.sampan.example.orders;

import dev.sampan.Context;
import dev.sampan.Handler;
import dev.sampan.RejectedException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Says what an item would cost. Micronaut Inject makes this handler and hands it its prices. */
@Singleton
public final class Quotes implements Handler<Quotes.Wish, Quotes.Quote> {

  /**
   * What is wished for.
   *
   * @param item what
   * @param quantity how many
   */
  public record Wish(String item, int quantity) {}

  /**
   * The answer to a wish.
   *
   * @param item what
   * @param quantity how many
   * @param cents the price of all of them, in cents
   */
  public record Quote(String item, int quantity, long cents) {}

  private final PriceList prices;

  /** Quotes the given prices. */
  @Inject
  public Quotes(PriceList prices) {
    this.prices = prices;
  }

  @Override
  public Quote handle(Wish wish, Context context) {
    if (wish.item() == null || wish.quantity() < 1) {
      throw new RejectedException("wish-invalid", "A quote is for an item, and for 1 or more.");
    }
    long cents = Math.multiplyExact(prices.centsOf(wish.item()), wish.quantity());
    return new Quote(wish.item(), wish.quantity(), cents);
  }
}
