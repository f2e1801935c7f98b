// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.instance;

import dev.sampan.Body;
import dev.sampan.Headers;
import io.undertow.io.IoCallback;
import io.undertow.io.Sender;
import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * An answer that is sent while it is written, to a request that was kept open. Its methods may be
 * called by any thread and never wait; they take effect in the order of the calls.
 */
public final class StreamedReply {

  /** Some bytes, and who waits for them to be sent. */
  private record Part(Body bytes, Runnable taken) {}

  private final HttpServerExchange exchange;

  /** Everything below belongs to the I/O thread of the connection. */
  private final Queue<Part> waiting = new ArrayDeque<>();

  private Runnable sending = StreamedReply::nobody;
  private boolean busy;
  private boolean gone;
  private Runnable end = StreamedReply::nobody;

  /** A reply to a request. */
  public StreamedReply(HttpServerExchange exchange) {
    this.exchange = exchange;
    exchange.addExchangeCompleteListener(
        (it, next) -> {
          it.getIoThread().execute(this::lost);
          next.proceed();
        });
  }

  private static void nobody() {
    // Nobody waits.
  }

  /** Begins with a status and headers. */
  public void begin(int status, Headers headers) {
    post(() -> Replies.head(exchange, status, headers));
  }

  /**
   * Sends some bytes after those before.
   *
   * @param taken run once, when they are on their way or the receiver has gone
   */
  public void part(Body bytes, Runnable taken) {
    post(
        () -> {
          waiting.add(new Part(bytes, taken));
          drain();
        });
  }

  /** Sends some bytes for which nobody waits. */
  public void part(Body bytes) {
    part(bytes, StreamedReply::nobody);
  }

  /** Ends well, after the last part. */
  public void end() {
    endWith(exchange::endExchange);
  }

  /** Ends after the last part in such a way that the receiver sees that something is missing. */
  public void abort() {
    endWith(() -> closeConnection(exchange));
  }

  private void endWith(Runnable how) {
    post(
        () -> {
          end = how;
          drain();
        });
  }

  private void post(Runnable task) {
    exchange.getIoThread().execute(task);
  }

  private void drain() {
    if (gone) {
      lost();
    } else if (!busy && !waiting.isEmpty()) {
      var next = waiting.remove();
      busy = true;
      sending = next.taken();
      exchange.getResponseSender().send(ByteBuffer.wrap(next.bytes().bytes()), new Sent());
    } else if (!busy) {
      var how = end;
      end = StreamedReply::nobody;
      how.run();
    }
  }

  private void sent() {
    busy = false;
    var taken = sending;
    sending = StreamedReply::nobody;
    taken.run();
    drain();
  }

  private void lost() {
    gone = true;
    var taken = sending;
    sending = StreamedReply::nobody;
    taken.run();
    while (!waiting.isEmpty()) {
      waiting.remove().taken().run();
    }
  }

  private static void closeConnection(HttpServerExchange exchange) {
    try {
      exchange.getConnection().close();
    } catch (IOException e) {
      // It is closed already; then the receiver knows.
      return;
    }
  }

  /** Goes on with the next part, or notes that the receiver is gone. */
  private final class Sent implements IoCallback {

    @Override
    public void onComplete(HttpServerExchange it, Sender sender) {
      post(StreamedReply.this::sent);
    }

    @Override
    public void onException(HttpServerExchange it, Sender sender, IOException exception) {
      post(StreamedReply.this::lost);
      it.endExchange();
    }
  }
}
