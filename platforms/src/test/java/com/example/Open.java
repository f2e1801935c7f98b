// SPDX-License-Identifier: Apache-2.0
package com.example;

import dev.sampan.Context;
import dev.sampan.Handler;

/** Leaves its input open. */
public final class Open<T> implements Handler<T, String> {
  @Override
  public String handle(T input, Context context) {
    return "";
  }
}
