// SPDX-License-Identifier: Apache-2.0
package dev.sampan.server;

import dev.sampan.Log;
import dev.sampan.runtime.http.Connection;
import dev.sampan.runtime.http.Connector;
import dev.sampan.spi.JsonCodec;
import io.undertow.UndertowOptions;
import io.undertow.server.DefaultByteBufferPool;
import io.undertow.server.protocol.http.HttpOpenListener;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.xnio.ChannelListeners;
import org.xnio.ChannelPipe;
import org.xnio.IoUtils;
import org.xnio.OptionMap;
import org.xnio.Options;
import org.xnio.StreamConnection;
import org.xnio.XnioWorker;
import org.xnio.channels.AcceptingChannel;

/**
 * An HTTP server in front of one service. Thread-safe.
 *
 * <p>It passes on the request target, each value of each header and every byte of a body as they
 * came. {@link #connect} gives a connection without a socket, for tests over the same bytes.
 */
public final class HttpServer implements Connector, AutoCloseable {
  private static final int BUFFER = 16 * 1024;
  // Longer than the ten minutes for which Google's load balancers keep a connection.
  private static final int IDLE_MILLIS = 620_000;
  private static final int HEAD_MILLIS = 60_000;

  private final XnioWorker worker;
  private final HttpOpenListener listener;
  private final Front front;
  private final AtomicBoolean closed = new AtomicBoolean();
  // The server itself is the first.
  private final AtomicInteger users = new AtomicInteger(1);
  private volatile @Nullable AcceptingChannel<? extends StreamConnection> accepting;

  private HttpServer(XnioWorker worker, HttpOpenListener listener, Front front) {
    this.worker = worker;
    this.listener = listener;
    this.front = front;
  }

  /**
   * Starts a server that listens; it says where on the log.
   *
   * @param json writes the JSON of bodies, and reads that of requests
   * @throws IOException if the port cannot be had; the message names address and port
   */
  public static HttpServer start(ServerConfig config, HttpService service, JsonCodec json, Log log)
      throws IOException {
    HttpServer server = withoutPort(config, service, json, log);
    try {
      server.listen(config);
    } catch (IOException e) {
      server.close();
      String where = config.host() + ":" + config.port();
      throw new IOException("cannot listen on " + where + ": " + e.getMessage(), e);
    }
    log.info("Listening on " + config.host() + ":" + server.port() + ".");
    return server;
  }

  /**
   * Starts a server that has no port and is reached through {@link #connect} alone.
   *
   * @param json writes the JSON of bodies, and reads that of requests
   * @throws IOException if no thread can be started
   */
  public static HttpServer withoutPort(
      ServerConfig config, HttpService service, JsonCodec json, Log log) throws IOException {
    XnioWorker worker = Workers.start(config);
    Front front = new Front(config, service, json, log, worker);
    DefaultByteBufferPool buffers = new DefaultByteBufferPool(true, BUFFER, -1, 4);
    HttpOpenListener listener = new HttpOpenListener(buffers, options(config));
    listener.setRootHandler(front);
    return new HttpServer(worker, listener, front);
  }

  /**
   * The port on which it listens.
   *
   * @throws IllegalStateException if it does not listen
   */
  public int port() {
    AcceptingChannel<? extends StreamConnection> channel = accepting;
    if (channel == null) {
      throw new IllegalStateException("this server does not listen");
    }
    return channel.getLocalAddress(InetSocketAddress.class).getPort();
  }

  /** Opens a connection that goes through no socket. */
  @Override
  public Connection connect() throws IOException {
    ChannelPipe<StreamConnection, StreamConnection> pipe = worker.createFullDuplexPipeConnection();
    users.incrementAndGet();
    listener.handleEvent(pipe.getRightSide());
    return new PipeConnection(pipe.getLeftSide(), this::release);
  }

  boolean draining() {
    return front.draining();
  }

  /** How many requests are on their way to a response. */
  public int inFlight() {
    return front.inFlight();
  }

  /**
   * Ends the server in order: no new connections, what is in flight is finished, then all is
   * closed.
   *
   * @param within how long to wait for what is in flight
   * @return whether all of it was finished
   */
  public boolean drain(Duration within) {
    stopListening();
    boolean finished = front.drain(within);
    close();
    return finished;
  }

  /** Ends the server at once; what is in flight is broken off. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      stopListening();
      listener.closeConnections();
      release();
    }
  }

  private void listen(ServerConfig config) throws IOException {
    OptionMap options =
        OptionMap.builder()
            .set(Options.TCP_NODELAY, true)
            .set(Options.REUSE_ADDRESSES, true)
            .set(Options.BACKLOG, 1024)
            .getMap();
    InetSocketAddress address = new InetSocketAddress(config.host(), config.port());
    AcceptingChannel<? extends StreamConnection> channel =
        worker.createStreamConnectionServer(
            address, ChannelListeners.openListenerAdapter(listener), options);
    accepting = channel;
    channel.resumeAccepts();
  }

  /** The threads end with their last user, as they also carry the client's end of a pipe. */
  private void release() {
    if (users.decrementAndGet() == 0) {
      LastRound.begin(worker);
    }
  }

  private void stopListening() {
    IoUtils.safeClose(accepting);
  }

  private static OptionMap options(ServerConfig config) {
    return OptionMap.builder()
        .set(UndertowOptions.DECODE_URL, false)
        .set(UndertowOptions.ALWAYS_SET_KEEP_ALIVE, false)
        .set(UndertowOptions.BUFFER_PIPELINED_DATA, true)
        // What is over the limit is read and dropped for a while, or the sender would see a reset
        // connection where it should see the answer.
        .set(UndertowOptions.MAX_ENTITY_SIZE, 2L * config.maxBody() + BUFFER)
        .set(UndertowOptions.NO_REQUEST_TIMEOUT, IDLE_MILLIS)
        .set(UndertowOptions.REQUEST_PARSE_TIMEOUT, HEAD_MILLIS)
        .set(UndertowOptions.ENABLE_HTTP2, config.http2())
        .getMap();
  }
}
