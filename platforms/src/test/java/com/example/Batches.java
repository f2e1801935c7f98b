// SPDX-License-Identifier: Apache-2.0
package com.example;

import dev.sampan.Batch;
import dev.sampan.BatchResult;
import dev.sampan.Context;
import dev.sampan.Handler;
import java.util.Map;

/** Takes whole batches. */
public final class Batches implements Handler<Batch<Order>, BatchResult> {
  @Override
  public BatchResult handle(Batch<Order> batch, Context context) {
    return new BatchResult(Map.of());
  }
}
