// SPDX-License-Identifier: Apache-2.0
package com.example;

import dev.sampan.Context;
import dev.sampan.Handler;
import java.util.Map;

/** Has type arguments within type arguments. */
public final class Quote implements Handler<Map<String, Item[]>, Outer.Price> {
  @Override
  public Outer.Price handle(Map<String, Item[]> items, Context context) {
    return new Outer.Price(items.size());
  }
}
