// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Objects;

/** Connects over TCP, without a read time-out: an instance may be frozen between two calls. */
public final class SocketConnector implements Connector {

  private final String host;
  private final int port;

  private SocketConnector(String host, int port) {
    this.host = host;
    this.port = port;
  }

  /**
   * A connector to an address such as {@code 127.0.0.1:9001} or {@code [::1]:9001}.
   *
   * @throws IllegalArgumentException if the address is not a host, a colon and a port of 1 to 65535
   */
  public static SocketConnector to(String address) {
    Objects.requireNonNull(address, "address");
    int colon = address.lastIndexOf(':');
    int port = colon < 1 ? -1 : port(address, colon + 1);
    if (port < 1 || port > 65535) {
      throw new IllegalArgumentException("not an address of the form host:port: " + address);
    }
    return new SocketConnector(address.substring(0, colon), port);
  }

  private static int port(String address, int start) {
    try {
      return Integer.parseInt(address, start, address.length(), 10);
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  @Override
  public Connection connect() throws IOException {
    Socket socket = new Socket(host, port);
    try {
      socket.setTcpNoDelay(true);
      return new SocketConnection(socket, socket.getInputStream(), socket.getOutputStream());
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  private static final class SocketConnection implements Connection {

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    SocketConnection(Socket socket, InputStream in, OutputStream out) {
      this.socket = socket;
      this.in = in;
      this.out = out;
    }

    @Override
    public InputStream in() {
      return in;
    }

    @Override
    public OutputStream out() {
      return out;
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
