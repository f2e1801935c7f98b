// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.instance;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ports for servers that cannot choose one themselves. A server takes a while to start, and until
 * it listens anybody may have its port. So they lie below those that systems hand out by default,
 * none is given twice in a row, and each process begins somewhere else. Thread-safe.
 */
final class FreePorts {

  private static final int FIRST = 20_000;
  private static final int COUNT = 12_768;

  /** Between the first ports of two processes that were started one after the other. */
  private static final int APART = 499;

  private static final AtomicInteger NEXT =
      new AtomicInteger((int) (ProcessHandle.current().pid() * APART % COUNT));

  private FreePorts() {}

  /** Answers with a port that nobody listens on now. */
  static int next() throws IOException {
    for (var tried = 0; tried < COUNT; tried++) {
      var port = FIRST + NEXT.getAndUpdate(it -> (it + 1) % COUNT);
      if (isFree(port)) {
        return port;
      }
    }
    throw new IOException("no port from " + FIRST + " to " + (FIRST + COUNT - 1) + " is free");
  }

  /** Whether nobody listens on it. */
  static boolean isFree(int port) {
    try {
      new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
