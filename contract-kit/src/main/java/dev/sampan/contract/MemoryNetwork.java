// SPDX-License-Identifier: Apache-2.0
package dev.sampan.contract;

import dev.sampan.runtime.http.Connection;
import dev.sampan.runtime.http.Connector;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.LinkedBlockingQueue;

/** Connects an adapter's client with a platform in the same process, byte by byte. Thread-safe. */
public final class MemoryNetwork implements Connector {

  private final LinkedBlockingQueue<Connection> waiting = new LinkedBlockingQueue<>();
  private volatile boolean down;

  @Override
  public Connection connect() throws IOException {
    if (down) {
      throw new IOException("connection refused");
    }
    var up = new BytePipe();
    var back = new BytePipe();
    waiting.add(new End(up, back));
    return new End(back, up);
  }

  /** Waits for the next connection and returns the platform's end of it. */
  public Connection accept() throws InterruptedException {
    return waiting.take();
  }

  /** Refuses connections from now on. */
  public void shutDown() {
    down = true;
  }

  private record End(BytePipe from, BytePipe to) implements Connection {

    @Override
    public InputStream in() {
      return from.in();
    }

    @Override
    public OutputStream out() {
      return to.out();
    }

    @Override
    public void close() {
      from.end();
      to.end();
    }
  }
}
