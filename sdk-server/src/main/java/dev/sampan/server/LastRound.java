// SPDX-License-Identifier: Apache-2.0
package dev.sampan.server;

import org.xnio.XnioWorker;

/**
 * Goes from one I/O thread to the next and, after the last, ends them all: what each was at when
 * the server was closed may still have a task for its own thread, which a thread that ends refuses
 * with an exception on the standard error.
 *
 * @param next the number of the I/O thread that comes next
 */
record LastRound(XnioWorker worker, int next) implements Runnable {

  static void begin(XnioWorker worker) {
    new LastRound(worker, 0).run();
  }

  @Override
  public void run() {
    if (next == worker.getIoThreadCount()) {
      worker.shutdownNow();
    } else {
      worker.getIoThread(next).execute(new LastRound(worker, next + 1));
    }
  }
}
