// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.metrics;

import dev.sampan.emulator.invocation.EmulatorEvent;
import dev.sampan.emulator.invocation.InvocationListener;
import dev.sampan.emulator.invocation.InvocationReport;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Counts invocations and cold starts, and tells them in Prometheus's text format. Thread-safe. */
public final class Metrics implements InvocationListener {

  /** The content type of what {@link #scrape} returns. */
  public static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  /** More than this many are not kept until somebody asks. */
  private static final int KEPT = 10_000;

  private final Executor threads;
  private final Object lock = new Object();
  private final Queue<Object> kept = new ArrayDeque<>();
  private @Nullable Meters meters;

  /**
   * Nothing is counted yet.
   *
   * @param threads loads what counts, beside whoever tells what happens
   */
  public Metrics(Executor threads) {
    this.threads = threads;
  }

  @Override
  public void finished(InvocationReport report) {
    add(report);
  }

  @Override
  public void happened(EmulatorEvent event) {
    if (event instanceof EmulatorEvent.InstanceStarted
        || event instanceof EmulatorEvent.LoopStopped) {
      add(event);
    }
  }

  private void add(Object what) {
    synchronized (lock) {
      if (meters != null) {
        meters.count(what);
        return;
      }
      kept.add(what);
      if (kept.size() == KEPT) {
        threads.execute(this::load);
      }
    }
  }

  private Meters load() {
    var fresh = new Meters();
    synchronized (lock) {
      if (meters == null) {
        kept.forEach(fresh::count);
        kept.clear();
        meters = fresh;
      }
      return meters;
    }
  }

  /** All of it, with what is so just now; may read the disk. */
  public String scrape(Gauges now) {
    Meters found;
    synchronized (lock) {
      found = meters;
    }
    return (found == null ? load() : found).scrape(now);
  }
}
