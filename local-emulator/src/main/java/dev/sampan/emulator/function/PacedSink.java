// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.function;

import dev.sampan.Body;
import dev.sampan.emulator.invocation.ResponseSink;
import dev.sampan.platform.lambda.StreamPace;
import java.time.InstantSource;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Passes a streamed answer on no faster than the platform does: what is over that is not read from
 * the function yet. One part at a time.
 */
final class PacedSink implements ResponseSink {

  private final ResponseSink sink;
  private final InstantSource clock;
  private final ScheduledExecutorService timer;
  private final StreamPace pace = new StreamPace();

  PacedSink(ResponseSink sink, InstantSource clock, ScheduledExecutorService timer) {
    this.sink = sink;
    this.clock = clock;
    this.timer = timer;
  }

  @Override
  public void begins(String contentType) {
    sink.begins(contentType);
  }

  @Override
  public void part(Body bytes, Runnable taken) {
    var wait = pace.pass(bytes.bytes().length, clock.instant()).toNanos();
    sink.part(bytes, () -> later(wait, taken));
  }

  private void later(long nanos, Runnable taken) {
    if (nanos == 0) {
      taken.run();
      return;
    }
    try {
      var unused = timer.schedule(taken, nanos, TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException e) {
      // The emulator is closing; nobody is kept waiting for that.
      taken.run();
    }
  }
}
