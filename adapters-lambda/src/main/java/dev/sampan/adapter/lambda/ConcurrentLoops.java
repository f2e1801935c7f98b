// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.lambda;

import dev.sampan.runtime.Environment;
import dev.sampan.runtime.http.Connector;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;

/** Several loops that share one function, each in a thread of its own. */
final class ConcurrentLoops {

  private final Environment environment;
  private final Connector connector;
  private final EventDispatch dispatch;
  private final PollPause pause;

  ConcurrentLoops(Environment environment, Connector connector, EventDispatch dispatch) {
    this(environment, connector, dispatch, ConcurrentLoops::sleep);
  }

  ConcurrentLoops(
      Environment environment, Connector connector, EventDispatch dispatch, LongConsumer sleep) {
    this.environment = environment;
    this.connector = connector;
    this.dispatch = dispatch;
    this.pause = new PollPause(sleep);
  }

  /**
   * Runs until the last loop has lost the platform, so that calls in flight are answered; or until
   * the platform wants the process to end.
   */
  void run(int count) {
    BlockingQueue<Boolean> ended = new LinkedBlockingQueue<>();
    for (int i = 0; i < count; i++) {
      LambdaLoop loop = new LambdaLoop(environment, connector, dispatch, pause);
      Thread thread = new Thread(() -> run(loop, ended), "sampan-" + i);
      thread.setDaemon(true);
      thread.start();
    }
    try {
      boolean atOnce = false;
      for (int left = count; left > 0 && !atOnce; left--) {
        atOnce = ended.take();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void run(LambdaLoop loop, BlockingQueue<Boolean> ended) {
    boolean atOnce = true;
    try {
      atOnce = loop.run();
    } finally {
      ended.add(atOnce);
    }
  }

  private static void sleep(long millis) {
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
  }
}
