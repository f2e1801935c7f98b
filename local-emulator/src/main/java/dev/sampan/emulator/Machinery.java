// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator;

import dev.sampan.emulator.instance.DaemonThreads;
import dev.sampan.emulator.instance.Listeners;
import dev.sampan.emulator.instance.OutputPump;
import dev.sampan.emulator.instance.StandardStreams;
import dev.sampan.emulator.isolation.Isolation;
import dev.sampan.emulator.schedule.Alarm;
import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The threads of an emulator, and the worker of its listeners. */
final class Machinery implements AutoCloseable {

  private final Listeners listeners;
  private final OutputPump pump = OutputPump.start();
  private final ScheduledThreadPoolExecutor timer =
      new ScheduledThreadPoolExecutor(1, DaemonThreads.named("sampan-timer"));
  private final ExecutorService threads =
      Executors.newCachedThreadPool(DaemonThreads.named("sampan-call"));

  private final @Nullable StandardStreams streams;

  private Machinery(Listeners listeners, @Nullable StandardStreams streams) {
    this.listeners = listeners;
    this.streams = streams;
    timer.setRemoveOnCancelPolicy(true);
  }

  static Machinery start(Isolation isolation) throws IOException {
    var listeners = Listeners.start();
    return new Machinery(listeners, isolation.hasProcesses() ? null : StandardStreams.part());
  }

  Listeners listeners() {
    return listeners;
  }

  OutputPump pump() {
    return pump;
  }

  /** For what happens later; its tasks must be short. */
  ScheduledThreadPoolExecutor timer() {
    return timer;
  }

  /** Runs tasks later that may wait for something; none once it is closed. */
  Alarm alarm() {
    return (delay, task) -> {
      try {
        var unused =
            timer.schedule(() -> threads.execute(task), delay.toNanos(), TimeUnit.NANOSECONDS);
      } catch (RejectedExecutionException e) {
        // The emulator is closing.
        return;
      }
    };
  }

  /** For tasks that wait for something. */
  ExecutorService threads() {
    return threads;
  }

  /** Ends the threads, but not yet the listeners' own. */
  void stopThreads() {
    pump.close();
    if (streams != null) {
      streams.close();
    }
    timer.shutdownNow();
    threads.shutdownNow();
    try {
      var unused =
          timer.awaitTermination(1, TimeUnit.SECONDS)
              && threads.awaitTermination(1, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    stopThreads();
    listeners.close();
  }
}
