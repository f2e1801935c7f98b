// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.lambda;

import dev.sampan.runtime.Environment;
import dev.sampan.runtime.http.Connector;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Several loops that share one function, each in a thread of its own. */
final class ConcurrentLoops {

  private final Environment environment;
  private final Connector connector;
  private final EventDispatch dispatch;

  ConcurrentLoops(Environment environment, Connector connector, EventDispatch dispatch) {
    this.environment = environment;
    this.connector = connector;
    this.dispatch = dispatch;
  }

  /** Runs until the first loop ends: the others have lost the platform too, or soon will. */
  int run(int count) {
    BlockingQueue<Integer> ended = new LinkedBlockingQueue<>();
    for (int i = 0; i < count; i++) {
      LambdaLoop loop = new LambdaLoop(environment, connector, dispatch, false);
      Thread thread = new Thread(() -> ended.add(loop.run()), "sampan-" + i);
      thread.setDaemon(true);
      thread.start();
    }
    try {
      return ended.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 1;
    }
  }
}
