// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.instance;

import io.undertow.Handlers;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.connector.ByteBufferPool;
import io.undertow.server.DefaultByteBufferPool;
import io.undertow.server.HttpHandler;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.xnio.OptionMap;
import org.xnio.Options;
import org.xnio.Xnio;
import org.xnio.XnioWorker;

/** Opens HTTP listeners that all share one worker and one pool of buffers. Thread-safe. */
public final class Listeners implements AutoCloseable {

  private static final int IO_THREADS = 2;
  private static final int TASK_THREADS = 4;

  /** Who reads a body sets its limit, the platform's one. */
  private static final long UNLIMITED = -1;

  private static final int BUFFER_BYTES = 16 * 1024;

  /** Kept, as the logging of the JDK forgets loggers that nobody holds. */
  private static final List<Logger> QUIET =
      List.of(
          Logger.getLogger("org.xnio"),
          Logger.getLogger("io.undertow"),
          Logger.getLogger("org.jboss.threads"));

  private final XnioWorker worker;
  private final ByteBufferPool buffers = new DefaultByteBufferPool(true, BUFFER_BYTES);

  private Listeners(XnioWorker worker) {
    this.worker = worker;
  }

  /**
   * A worker without listeners.
   *
   * @throws IOException if the system refuses it
   */
  public static Listeners start() throws IOException {
    QUIET.forEach(it -> it.setLevel(Level.SEVERE));
    var options =
        OptionMap.builder()
            .set(Options.WORKER_NAME, "sampan")
            .set(Options.WORKER_IO_THREADS, IO_THREADS)
            .set(Options.WORKER_TASK_CORE_THREADS, TASK_THREADS)
            .set(Options.WORKER_TASK_MAX_THREADS, TASK_THREADS)
            .set(Options.THREAD_DAEMON, true)
            .set(Options.TCP_NODELAY, true)
            .getMap();
    return new Listeners(Xnio.getInstance(Listeners.class.getClassLoader()).createWorker(options));
  }

  /**
   * Opens a listener.
   *
   * @param host the address to bind
   * @param port the port, or 0 for any free one
   * @param handler answers the requests; runs on an I/O thread and must not block
   * @throws IOException if the port cannot be bound
   */
  public Listener open(String host, int port, HttpHandler handler) throws IOException {
    return open(host, port, handler, builder());
  }

  /**
   * Opens a listener that closes a connection on which nothing comes for a while.
   *
   * @param silence how long that is
   * @throws IOException if the port cannot be bound
   */
  public Listener open(String host, int port, HttpHandler handler, Duration silence)
      throws IOException {
    var millis = Math.toIntExact(silence.toMillis());
    return open(host, port, handler, builder().setSocketOption(Options.READ_TIMEOUT, millis));
  }

  private Undertow.Builder builder() {
    return Undertow.builder()
        .setWorker(worker)
        .setByteBufferPool(buffers)
        .setServerOption(UndertowOptions.DECODE_URL, false)
        .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, UNLIMITED)
        .setServerOption(UndertowOptions.ENABLE_HTTP2, false);
  }

  private static Listener open(String host, int port, HttpHandler handler, Undertow.Builder builder)
      throws IOException {
    // A client that asks before it sends a large body waits for seconds unless it is told to go on.
    var told = Handlers.httpContinueRead(handler);
    var server = builder.addHttpListener(port, host, told).build();
    try {
      server.start();
    } catch (RuntimeException e) {
      throw bindFailure(host, port, e);
    }
    return new Listener(server);
  }

  private static IOException bindFailure(String host, int port, RuntimeException e) {
    if (e.getCause() instanceof BindException) {
      return new BindException("cannot listen on " + host + ":" + port + ": the port is in use");
    }
    return new IOException("cannot listen on " + host + ":" + port, e);
  }

  @Override
  public void close() {
    worker.shutdownNow();
    try {
      worker.awaitTermination(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    buffers.close();
  }

  /** One open listener. */
  public static final class Listener implements AutoCloseable {

    private final Undertow server;

    private Listener(Undertow server) {
      this.server = server;
    }

    /** The port that it is bound to. */
    public int port() {
      return ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
    }

    @Override
    public void close() {
      server.stop();
    }
  }
}
