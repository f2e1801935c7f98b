// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.instance;

import java.io.Closeable;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/**
 * Passes connections on between an address that can be reached and one that cannot: a sandbox
 * without a network still shares files, and so sockets that are files. It runs on both sides, and
 * uses nothing but the JDK.
 */
final class Relay implements Closeable {

  private static final int BUFFER_BYTES = 16 * 1024;

  private final ServerSocketChannel listener;
  private final SocketAddress target;

  private Relay(ServerSocketChannel listener, SocketAddress target) {
    this.listener = listener;
    this.target = target;
  }

  /**
   * Passes on every connection to one address, until it is closed.
   *
   * @throws IOException if the address cannot be bound
   */
  static Relay start(ServerSocketChannel listener, SocketAddress from, SocketAddress target)
      throws IOException {
    listener.bind(from);
    var relay = new Relay(listener, target);
    daemon(relay::accept);
    return relay;
  }

  private static void daemon(Runnable task) {
    var thread = new Thread(task, "sampan-relay");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    try {
      while (true) {
        join(listener.accept());
      }
    } catch (IOException e) {
      // It was closed.
      return;
    }
  }

  private void join(SocketChannel caller) throws IOException {
    try {
      var callee = SocketChannel.open(target);
      daemon(() -> pass(caller, callee));
      daemon(() -> pass(callee, caller));
    } catch (IOException e) {
      caller.close();
    }
  }

  /** The end of what one side says is the end of both. */
  private static void pass(SocketChannel from, SocketChannel to) {
    try (from;
        to) {
      var buffer = ByteBuffer.allocate(BUFFER_BYTES);
      while (from.read(buffer) >= 0) {
        buffer.flip();
        while (buffer.hasRemaining()) {
          to.write(buffer);
        }
        buffer.clear();
      }
    } catch (IOException e) {
      // One side is gone, and the other goes with it.
      return;
    }
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      // Nobody can do more than that.
      return;
    }
  }
}
