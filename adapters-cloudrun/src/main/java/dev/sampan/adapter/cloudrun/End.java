// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.cloudrun;

import java.util.concurrent.CountDownLatch;

/** Why an instance ends, and a place to wait for that. Thread-safe. */
final class End {
  private final CountDownLatch come = new CountDownLatch(1);
  private volatile boolean usable = true;

  /** The platform said so. */
  void told() {
    come.countDown();
  }

  /** The instance can serve no further request. */
  void unusable() {
    usable = false;
    come.countDown();
  }

  /** Waits for the end; false if the instance is no longer usable. */
  boolean await() throws InterruptedException {
    come.await();
    return usable;
  }
}
