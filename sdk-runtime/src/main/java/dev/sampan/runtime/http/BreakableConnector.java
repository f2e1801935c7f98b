// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A connector whose connections another thread can break off, as a blocked read of a socket minds
 * no interrupt. Thread-safe.
 */
public final class BreakableConnector implements Connector, AutoCloseable {

  private final Connector connector;
  private final Set<Connection> open = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /** Connects as the given one does. */
  public BreakableConnector(Connector connector) {
    this.connector = connector;
  }

  /**
   * Opens a connection.
   *
   * @throws IOException if there is none, also because this was closed
   */
  @Override
  public Connection connect() throws IOException {
    Connection connection = new Tracked(connector.connect());
    open.add(connection);
    if (closed) {
      connection.close();
      throw new IOException("this instance has ended");
    }
    return connection;
  }

  /** Breaks off every connection and allows no further one. */
  @Override
  public void close() {
    closed = true;
    open.forEach(BreakableConnector::breakOff);
  }

  private static void breakOff(Connection connection) {
    try {
      connection.close();
    } catch (IOException e) {
      // It is of no use any more, which is what was wanted.
      return;
    }
  }

  private final class Tracked implements Connection {

    private final Connection connection;

    Tracked(Connection connection) {
      this.connection = connection;
    }

    @Override
    public InputStream in() {
      return connection.in();
    }

    @Override
    public OutputStream out() {
      return connection.out();
    }

    @Override
    public void close() throws IOException {
      open.remove(this);
      connection.close();
    }
  }
}
