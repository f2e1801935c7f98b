// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime;

import dev.sampan.Batch;
import dev.sampan.BatchResult;
import dev.sampan.Context;
import dev.sampan.Handler;
import java.util.Map;

/** Hands a batch to the handler, behind all middleware. */
final class BatchBinding implements Handler<Batch<?>, BatchResult> {

  private final LoadedFunction function;

  BatchBinding(LoadedFunction function) {
    this.function = function;
  }

  /** A handler of batches that gives no result has said nothing of any event. */
  @Override
  public BatchResult handle(Batch<?> batch, Context context) throws Exception {
    Object result = function.handle(batch, context);
    return result instanceof BatchResult given ? given : new BatchResult(Map.of());
  }
}
