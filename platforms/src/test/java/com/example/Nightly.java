// SPDX-License-Identifier: Apache-2.0
package com.example;

import dev.sampan.Context;
import dev.sampan.Handler;
import dev.sampan.ScheduleFired;

/** Takes the firings of a schedule. */
public final class Nightly implements Handler<ScheduleFired, Void> {
  @Override
  public Void handle(ScheduleFired fired, Context context) {
    return null;
  }
}
