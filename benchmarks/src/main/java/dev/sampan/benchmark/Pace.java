// SPDX-License-Identifier: Apache-2.0
package dev.sampan.benchmark;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Makes so many calls a second over one connection, on a thread of its own, until it is closed. */
final class Pace implements AutoCloseable {

  private final Barrage.Door door;
  private final long period;
  private final AtomicLong done = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();
  private final Thread thread = new Thread(this::run, "pace");
  private volatile boolean closed;

  private Pace(Barrage.Door door, int rate) {
    this.door = door;
    this.period = TimeUnit.SECONDS.toNanos(1) / rate;
  }

  static Pace of(Barrage.Door door, int rate) {
    Pace pace = new Pace(door, rate);
    pace.thread.start();
    return pace;
  }

  long done() {
    return done.get();
  }

  long failed() {
    return failed.get();
  }

  private void run() {
    while (!closed) {
      try (HttpPath path = door.open()) {
        calls(path);
      } catch (IOException e) {
        failed.incrementAndGet();
        LockSupport.parkNanos(period);
      }
    }
  }

  private void calls(HttpPath path) throws IOException {
    long next = System.nanoTime();
    while (!closed) {
      String unused = path.call();
      done.incrementAndGet();
      next += period;
      LockSupport.parkNanos(next - System.nanoTime());
    }
  }

  @Override
  public void close() {
    closed = true;
  }
}
