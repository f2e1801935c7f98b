// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.lambda;

import dev.sampan.Body;
import dev.sampan.emulator.invocation.ResponseSink;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.protocol.http.HttpAttachments;
import io.undertow.util.HeaderMap;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.xnio.channels.StreamSourceChannel;

/**
 * Reads an answer that is streamed, part by part, and passes each part on before it reads the next
 * one. No thread waits.
 */
final class StreamIntake {

  /** Is told how the stream ended; once, by an I/O thread. */
  interface End {

    /** All of it came; {@code trailers} are empty if there were none. */
    void whole(long bytes, HeaderMap trailers);

    /** The runtime went away. */
    void truncated();

    /** There is more of it than the platform takes. */
    void oversized();
  }

  private static final int PART_BYTES = 16 * 1024;

  private final HttpServerExchange exchange;
  private final ResponseSink sink;
  private final long limit;
  private final End end;
  private final StreamSourceChannel channel;
  private final ByteBuffer buffer = ByteBuffer.allocate(PART_BYTES);
  private long bytes;

  /** An intake of the body of a request that is kept open. */
  StreamIntake(HttpServerExchange exchange, ResponseSink sink, long limit, End end) {
    this.exchange = exchange;
    this.sink = sink;
    this.limit = limit;
    this.end = end;
    this.channel = exchange.getRequestChannel();
  }

  /** Begins to read; to be called by the exchange's I/O thread. */
  void begin() {
    channel.getReadSetter().set(it -> read());
    channel.resumeReads();
  }

  private void read() {
    try {
      for (var more = true; more; ) {
        buffer.clear();
        var count = channel.read(buffer);
        more = count > 0 && passOn(count);
        if (count < 0) {
          channel.suspendReads();
          end.whole(bytes, trailers());
        } else if (count == 0) {
          channel.resumeReads();
        }
      }
    } catch (IOException e) {
      channel.suspendReads();
      end.truncated();
    }
  }

  /** Passes on what was read; false if reading goes on later, or not at all. */
  private boolean passOn(int count) {
    channel.suspendReads();
    bytes += count;
    if (bytes > limit) {
      end.oversized();
      return false;
    }
    var turns = new AtomicInteger();
    Runnable taken =
        () -> {
          if (turns.getAndIncrement() == 1) {
            exchange.getIoThread().execute(this::read);
          }
        };
    sink.part(Body.of(Arrays.copyOf(buffer.array(), count)), taken);
    return turns.getAndIncrement() == 1;
  }

  private HeaderMap trailers() {
    var trailers = exchange.getAttachment(HttpAttachments.REQUEST_TRAILERS);
    return trailers == null ? new HeaderMap() : trailers;
  }
}
