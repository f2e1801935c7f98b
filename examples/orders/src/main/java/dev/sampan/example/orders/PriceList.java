// SPDX-License-Identifier: Apache-2.0
package dev.sampan.example.orders;

import dev.sampan.HttpException;
import jakarta.inject.Singleton;
import java.util.Map;

/** What the shop charges. */
@Singleton
public final class PriceList {

  private static final Map<String, Long> CENTS = Map.of("tea", 450L, "junk", 12000L, "sail", 8800L);

  /**
   * The price of one item, in cents.
   *
   * @throws HttpException 404 if the shop does not sell it
   */
  long centsOf(String item) {
    Long cents = CENTS.get(item);
    if (cents == null) {
      throw new HttpException(404, "The shop does not sell " + item + ".");
    }
    return cents;
  }
}
