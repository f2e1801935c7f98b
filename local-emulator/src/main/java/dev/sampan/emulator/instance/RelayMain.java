// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.instance;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

/**
 * The first main class inside a sandbox without a network: opens the ways to the emulator and from
 * it, then runs the real one. Its classes are copied into the instance's private directory.
 */
final class RelayMain {

  /** What the name of a socket for a port that the instance asks ends with. */
  static final String ASKED = ".asked";

  /** What the name of a socket for a port that the instance serves ends with. */
  static final String SERVED = ".served";

  private static final long PROBE_NANOS = 2_000_000;

  private RelayMain() {}

  /**
   * Runs another program.
   *
   * @param arguments the directory of the sockets, the number of sockets, their names, and the main
   *     class
   */
  public static void main(String[] arguments) throws ReflectiveOperationException, IOException {
    var directory = Path.of(arguments[0]);
    var main = 2 + Integer.parseInt(arguments[1]);
    for (var socket : Arrays.asList(arguments).subList(2, main)) {
      open(directory.resolve(socket), socket);
    }
    Class.forName(arguments[main])
        .getMethod("main", String[].class)
        .invoke(null, (Object) new String[0]);
  }

  private static void open(Path path, String socket) throws IOException {
    var file = UnixDomainSocketAddress.of(path);
    var number = Integer.parseInt(socket.substring(0, socket.indexOf('.')));
    var port = new InetSocketAddress(InetAddress.getLoopbackAddress(), number);
    if (socket.endsWith(ASKED)) {
      var unused = Relay.start(ServerSocketChannel.open(), port, file);
      return;
    }
    var thread = new Thread(() -> openOnceServed(file, port), "sampan-relay");
    thread.setDaemon(true);
    thread.start();
  }

  /** Who can connect takes the instance for ready, so nobody can before it listens. */
  private static void openOnceServed(UnixDomainSocketAddress file, SocketAddress port) {
    while (!accepts(port)) {
      LockSupport.parkNanos(PROBE_NANOS);
    }
    try {
      var listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
      var unused = Relay.start(listener, file, port);
    } catch (IOException e) {
      throw new IllegalStateException("no way into the sandbox", e);
    }
  }

  private static boolean accepts(SocketAddress port) {
    try (var probe = SocketChannel.open(port)) {
      return probe.isConnected();
    } catch (IOException e) {
      return false;
    }
  }
}
