// SPDX-License-Identifier: Apache-2.0
package dev.sampan.testing;

import dev.sampan.Context;
import dev.sampan.Handler;
import java.util.concurrent.CountDownLatch;

/** Never returns. */
public final class Hanging implements Handler<String, String> {

  static final CountDownLatch CALLED = new CountDownLatch(1);

  @Override
  public String handle(String input, Context context) throws InterruptedException {
    CALLED.countDown();
    new CountDownLatch(1).await();
    return input;
  }
}
