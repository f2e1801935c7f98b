// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime;

import dev.sampan.Batch;
import dev.sampan.BatchResult;
import dev.sampan.Context;
import dev.sampan.Handler;
import dev.sampan.Middleware;
import java.util.List;

/** One middleware around the rest of a function's way of handling a batch. */
final class BatchChain implements Handler<Batch<?>, BatchResult> {

  private final Middleware outer;
  private final Handler<Batch<?>, BatchResult> next;

  private BatchChain(Middleware outer, Handler<Batch<?>, BatchResult> next) {
    this.outer = outer;
    this.next = next;
  }

  /** All middleware, the first outermost, around the given handler. */
  static Handler<Batch<?>, BatchResult> of(
      List<Middleware> middleware, Handler<Batch<?>, BatchResult> innermost) {
    Handler<Batch<?>, BatchResult> chain = innermost;
    for (int i = middleware.size() - 1; i >= 0; i--) {
      chain = new BatchChain(middleware.get(i), chain);
    }
    return chain;
  }

  @Override
  public BatchResult handle(Batch<?> batch, Context context) throws Exception {
    return outer.batch(batch, context, next);
  }
}
