// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.instance;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Reads what all children print with one thread, however many there are. */
public final class OutputPump implements AutoCloseable {

  private static final long PERIOD_MILLIS = 20;

  private final Set<ChildOutput> outputs = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(DaemonThreads.named("sampan-output"));

  private OutputPump() {}

  /** A pump that runs until it is closed. */
  public static OutputPump start() {
    var pump = new OutputPump();
    var unused =
        pump.thread.scheduleWithFixedDelay(
            pump::readAll, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    return pump;
  }

  void add(ChildOutput output) {
    outputs.add(output);
  }

  void remove(ChildOutput output) {
    outputs.remove(output);
  }

  private void readAll() {
    for (var more = true; more; ) {
      more = false;
      for (var output : outputs) {
        more |= output.read();
      }
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
