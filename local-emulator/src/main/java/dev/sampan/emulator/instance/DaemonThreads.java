// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.instance;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads that do not keep the emulator alive. */
public final class DaemonThreads {

  private DaemonThreads() {}

  /** A factory of daemon threads that are named alike and numbered. */
  public static ThreadFactory named(String name) {
    var count = new AtomicInteger();
    return task -> {
      var thread = new Thread(task, name + "-" + count.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }
}
