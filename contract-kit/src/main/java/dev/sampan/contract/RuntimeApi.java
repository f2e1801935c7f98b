// SPDX-License-Identifier: Apache-2.0
package dev.sampan.contract;

import dev.sampan.runtime.http.Connection;
import dev.sampan.runtime.http.Connector;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;

/**
 * The platform's half of a polled runtime: the adapter asks for its next invocation and posts what
 * came of it, one at a time.
 */
public final class RuntimeApi implements AutoCloseable {

  private final String nextPath;
  private final int accepted;
  private final MemoryNetwork network = new MemoryNetwork();
  private final Wire wire = new Wire();
  private final SynchronousQueue<WireMessage> next = new SynchronousQueue<>();
  private final LinkedBlockingQueue<WireMessage> posted = new LinkedBlockingQueue<>();
  private final List<WireMessage> beforeFirst = new CopyOnWriteArrayList<>();
  private final List<Connection> connections = new CopyOnWriteArrayList<>();
  private final CompletableFuture<Void> polled = new CompletableFuture<>();
  private final List<Thread> threads = new CopyOnWriteArrayList<>();

  /**
   * Starts the platform's half.
   *
   * @param nextPath the path of the poll
   * @param accepted the status that answers what the adapter posts
   */
  public RuntimeApi(String nextPath, int accepted) {
    this.nextPath = nextPath;
    this.accepted = accepted;
    start("runtime-api", this::serve);
  }

  /** What the adapter connects with. */
  public Connector connector() {
    return network;
  }

  /** The bytes so far. */
  public Wire wire() {
    return wire;
  }

  /** What the adapter posted before its first poll. */
  public List<WireMessage> beforeFirstPoll() {
    return List.copyOf(beforeFirst);
  }

  /** Runs the adapter's loop in a thread that {@link #close} waits for. */
  public void run(Runnable loop) {
    start("adapter-loop", loop);
  }

  private void start(String name, Runnable body) {
    var thread = new Thread(body, name);
    thread.setDaemon(true);
    threads.add(thread);
    thread.start();
  }

  /** Waits until the adapter polls for the first time. */
  public void awaitFirstPoll() throws Exception {
    polled.get(20, TimeUnit.SECONDS);
  }

  /**
   * Answers the adapter's poll and returns what the adapter then posts.
   *
   * @throws IllegalStateException if the adapter does not poll, or does not post, within 20 seconds
   */
  public WireMessage invoke(WireMessage invocation) throws InterruptedException {
    if (!next.offer(invocation, 20, TimeUnit.SECONDS)) {
      throw new IllegalStateException("the adapter does not poll");
    }
    var answer = posted.poll(20, TimeUnit.SECONDS);
    if (answer == null) {
      throw new IllegalStateException("the adapter did not answer");
    }
    return answer;
  }

  /**
   * Closes every connection and refuses new ones, as a platform that ends an instance does, and
   * waits until the adapter's loop has ended.
   */
  @Override
  public void close() throws IOException {
    network.shutDown();
    for (var connection : connections) {
      connection.close();
    }
    for (var thread : threads) {
      end(thread);
    }
  }

  private static void end(Thread thread) {
    if (thread.getName().startsWith("runtime-api")) {
      thread.interrupt();
    }
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void serve() {
    try {
      while (true) {
        var connection = network.accept();
        connections.add(connection);
        start("runtime-api-connection", () -> answer(connection));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void answer(Connection connection) {
    try (connection) {
      var in = wire.tap(connection.in());
      var out = wire.tap(connection.out());
      for (var request = WireMessage.readRequest(in);
          request.isPresent();
          request = WireMessage.readRequest(in)) {
        out.write(reply(request.get()).bytes());
        out.flush();
      }
    } catch (IOException e) {
      // The adapter is gone, which is how a test ends.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private WireMessage reply(WireMessage request) throws InterruptedException {
    if (request.target().equals(nextPath)) {
      polled.complete(null);
      return next.take();
    }
    (polled.isDone() ? posted : beforeFirst).add(request);
    return WireMessage.response(accepted).withBody(new byte[0]);
  }
}
