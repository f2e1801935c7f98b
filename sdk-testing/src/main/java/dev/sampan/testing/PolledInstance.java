// SPDX-License-Identifier: Apache-2.0
package dev.sampan.testing;

import dev.sampan.Body;
import dev.sampan.platform.NativeReply;
import dev.sampan.platform.NativeRequest;
import dev.sampan.runtime.http.Connection;
import dev.sampan.runtime.http.Connector;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * An instance that asks for each invocation. The adapter's loop has a thread; the platform answers
 * on that thread, whenever the loop reads from its connection.
 */
final class PolledInstance implements Instance {

  private static final int FAREWELL_MILLIS = 10_000;

  private final RuntimeProtocol protocol;
  private final BlockingQueue<Turn> turns = new LinkedBlockingQueue<>();
  private final CompletableFuture<Integer> exit = new CompletableFuture<>();
  private final List<Exchange> exchanges = new CopyOnWriteArrayList<>();
  private final ReentrantLock oneAtATime = new ReentrantLock();
  private final Thread thread;
  private volatile boolean closed;
  private volatile @Nullable Turn current;

  private PolledInstance(RuntimeProtocol protocol, BiConsumer<Connector, IntConsumer> loop) {
    this.protocol = protocol;
    this.thread = new Thread(() -> run(loop), "sampan-" + protocol);
    this.thread.setDaemon(true);
  }

  /** Starts the loop, which is given what connects it with the platform and how it exits. */
  static PolledInstance start(RuntimeProtocol protocol, BiConsumer<Connector, IntConsumer> loop) {
    PolledInstance instance = new PolledInstance(protocol, loop);
    instance.thread.start();
    return instance;
  }

  private void run(BiConsumer<Connector, IntConsumer> loop) {
    try {
      loop.accept(this::connect, exit::complete);
    } catch (RuntimeException | Error e) {
      exit.completeExceptionally(e);
    } finally {
      exit.complete(-1);
    }
  }

  private Connection connect() throws IOException {
    if (closed) {
      throw new IOException("the platform has ended this instance");
    }
    return new Line();
  }

  @Override
  public NativeReply invoke(NativeRequest request) throws IOException, InterruptedException {
    if (!(request instanceof NativeRequest.Payload event)) {
      throw new IllegalStateException("not an event: " + request);
    }
    WireMessage next = WireMessage.response(200, event.headers()).withBody(event.body());
    Turn turn = new Turn(next.bytes());
    oneAtATime.lockInterruptibly();
    try {
      turns.add(turn);
      CompletableFuture.anyOf(turn.reply, exit).get();
      return turn.reply.isDone() ? turn.reply.get() : ended();
    } catch (ExecutionException e) {
      throw new IOException("the adapter's loop failed", e.getCause());
    } finally {
      oneAtATime.unlock();
    }
  }

  private NativeReply ended() throws IOException {
    throw new IOException("exit status " + exit.join());
  }

  @Override
  public List<Exchange> exchanges() {
    return List.copyOf(exchanges);
  }

  @Override
  public void close() {
    closed = true;
    turns.add(Turn.END);
    if (isInvoked()) {
      thread.interrupt();
    }
    try {
      thread.join(FAREWELL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isInvoked() {
    Turn turn = current;
    return turn != null && !turn.reply.isDone();
  }

  /** One invocation: the bytes that answer a poll, and what the instance makes of them. */
  private static final class Turn {

    static final Turn END = new Turn(new byte[0]);

    private final byte[] sent;
    private final CompletableFuture<NativeReply> reply = new CompletableFuture<>();

    Turn(byte[] sent) {
      this.sent = sent;
    }
  }

  /** A connection of the loop: what it has written is read, and answered, when it wants to read. */
  private final class Line implements Connection {

    private final ByteArrayOutputStream asked = new ByteArrayOutputStream();
    private InputStream answer = InputStream.nullInputStream();

    @Override
    public InputStream in() {
      return new InputStream() {
        @Override
        public int read() throws IOException {
          byte[] one = new byte[1];
          return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
          int count = answer.read(into, offset, length);
          if (count >= 0 || asked.size() == 0) {
            return count;
          }
          answer = new ByteArrayInputStream(answer());
          return answer.read(into, offset, length);
        }
      };
    }

    private byte[] answer() throws IOException {
      byte[] bytes = asked.toByteArray();
      asked.reset();
      WireMessage request = WireMessage.readRequest(new ByteArrayInputStream(bytes));
      if (protocol.isPoll(request)) {
        return next();
      }
      Turn turn = current;
      if (turn != null) {
        protocol.reply(request).ifPresent(reply -> settle(turn, bytes, reply));
      }
      return protocol.accepted().bytes();
    }

    private void settle(Turn turn, byte[] received, NativeReply reply) {
      exchanges.add(new Exchange(Body.of(turn.sent), Body.of(received)));
      turn.reply.complete(reply);
    }

    private byte[] next() throws IOException {
      if (isInvoked()) {
        throw new IOException("the adapter polls again before it has replied");
      }
      try {
        Turn taken = closed ? Turn.END : turns.take();
        if (taken == Turn.END) {
          throw new IOException("the platform has ended this instance");
        }
        current = taken;
        return taken.sent;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException(e);
      }
    }

    @Override
    public OutputStream out() {
      return asked;
    }

    @Override
    public void close() {
      // The platform keeps nothing for a connection.
    }
  }
}
