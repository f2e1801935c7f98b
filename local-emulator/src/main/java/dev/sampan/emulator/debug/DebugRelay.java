// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.debug;

import dev.sampan.emulator.function.PoolTime;
import dev.sampan.emulator.instance.DaemonThreads;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The port that debuggers of one function attach to. What connects is connected to the virtual
 * machine that runs the function now, or waits until there is one. Thread-safe.
 */
final class DebugRelay implements AutoCloseable {

  /** How long a debugger waits for a virtual machine. */
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

  private final ServerSocket server;
  private final PoolTime time;
  private final Executor threads;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final Object lock = new Object();

  /** Where a virtual machine waits for a debugger; null if none is known to. */
  private @Nullable Integer target;

  private int attached;

  private DebugRelay(ServerSocket server, PoolTime time, Executor threads) {
    this.server = server;
    this.time = time;
    this.threads = threads;
  }

  static DebugRelay open(int port, PoolTime time, Executor threads) throws IOException {
    var relay = new DebugRelay(bound(port), time, threads);
    DaemonThreads.named("sampan-debug").newThread(relay::accept).start();
    return relay;
  }

  private static ServerSocket bound(int port) throws IOException {
    try {
      return new ServerSocket(port, 0, InetAddress.getLoopbackAddress());
    } catch (BindException e) {
      var message = "cannot listen on 127.0.0.1:" + port + " for debuggers: the port is in use";
      throw (BindException) new BindException(message).initCause(e);
    }
  }

  int port() {
    return server.getLocalPort();
  }

  /** A virtual machine waits for a debugger on this port. */
  void listens(int port) {
    synchronized (lock) {
      target = port;
      lock.notifyAll();
    }
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        var debugger = server.accept();
        open.add(debugger);
        threads.execute(() -> serve(debugger));
      } catch (IOException e) {
        // It was closed, or the one who connected is gone again.
        Thread.onSpinWait();
      }
    }
  }

  private void serve(Socket debugger) {
    try (debugger;
        var machine = machine()) {
      open.add(machine);
      attaches(1);
      try {
        threads.execute(() -> copy(machine, debugger));
        copy(debugger, machine);
      } finally {
        attaches(-1);
        open.remove(machine);
      }
    } catch (IOException e) {
      // Closing the debugger's connection is all that can be said in JDWP.
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      open.remove(debugger);
    }
  }

  /** The connection to a virtual machine; one that a debugger has left says anew where it waits. */
  private Socket machine() throws IOException, InterruptedException {
    var begin = System.nanoTime();
    while (System.nanoTime() - begin < PATIENCE_NANOS) {
      var port = takeTarget(PATIENCE_NANOS - (System.nanoTime() - begin));
      var connected = connected(port);
      if (connected != null) {
        return connected;
      }
    }
    throw new IOException("no virtual machine to debug");
  }

  /** Null if that virtual machine has ended; the next one tells its port. */
  private static @Nullable Socket connected(int port) {
    try {
      return new Socket(InetAddress.getLoopbackAddress(), port);
    } catch (IOException e) {
      return null;
    }
  }

  private int takeTarget(long nanos) throws IOException, InterruptedException {
    var until = System.nanoTime() + nanos;
    synchronized (lock) {
      for (var left = nanos; target == null && left > 0 && !server.isClosed(); ) {
        TimeUnit.NANOSECONDS.timedWait(lock, left);
        left = until - System.nanoTime();
      }
      if (target == null) {
        throw new IOException("no virtual machine to debug");
      }
      var port = target;
      target = null;
      return port;
    }
  }

  private void attaches(int more) {
    synchronized (lock) {
      attached += more;
      if (attached > 0) {
        time.stop();
      } else {
        time.resume();
      }
    }
  }

  /** Passes on what one side says until either ends, and ends both. */
  private static void copy(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException e) {
      // The other direction ends with this one.
      return;
    }
  }

  @Override
  public void close() {
    close(server);
    open.forEach(DebugRelay::close);
    synchronized (lock) {
      lock.notifyAll();
    }
  }

  private static void close(AutoCloseable it) {
    try {
      it.close();
    } catch (Exception e) {
      // There is nothing else to do with a connection that is no longer wanted.
      return;
    }
  }
}
