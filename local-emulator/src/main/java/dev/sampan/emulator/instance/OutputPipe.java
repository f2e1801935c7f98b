// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.instance;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What a process has from its system: bytes go in at one end and come out at the other, and who
 * writes waits for room. Not for long, though: what finds no room within a second is lost.
 * Thread-safe; unlike the JDK's own, it does not mind which threads use it.
 */
final class OutputPipe {

  /** What is read every 20 ms: who prints more at once waits. */
  private static final int BYTES = 256 * 1024;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition room = lock.newCondition();
  private final byte[] ring = new byte[BYTES];
  private int start;
  private int length;
  private boolean closed;

  /** What is written is dropped from now on; what was written before can be read. */
  void close() {
    lock.lock();
    try {
      closed = true;
      room.signalAll();
    } finally {
      lock.unlock();
    }
  }

  boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  /** The end to write to. */
  OutputStream in() {
    return new In();
  }

  /** The end to read from; a read never waits. */
  InputStream out() {
    return new Out();
  }

  private void put(byte[] bytes, int from, int count) {
    lock.lock();
    try {
      for (var i = from; i < from + count && hasRoom(); i++) {
        ring[(start + length++) % BYTES] = bytes[i];
      }
    } finally {
      lock.unlock();
    }
  }

  private boolean hasRoom() {
    try {
      for (var left = TimeUnit.SECONDS.toNanos(1); length == BYTES && !closed && left > 0; ) {
        left = room.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return length < BYTES && !closed;
  }

  private int take(byte[] bytes, int from, int most) {
    lock.lock();
    try {
      var count = Math.min(most, length);
      for (var i = 0; i < count; i++) {
        bytes[from + i] = ring[(start + i) % BYTES];
      }
      start = (start + count) % BYTES;
      length -= count;
      room.signalAll();
      return count;
    } finally {
      lock.unlock();
    }
  }

  private int available() {
    lock.lock();
    try {
      return length;
    } finally {
      lock.unlock();
    }
  }

  private final class In extends OutputStream {

    @Override
    public void write(int b) {
      put(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) {
      put(bytes, from, count);
    }
  }

  private final class Out extends InputStream {

    @Override
    public int read() {
      var one = new byte[1];
      return take(one, 0, 1) == 1 ? one[0] & 0xFF : -1;
    }

    @Override
    public int read(byte[] bytes, int from, int most) {
      var count = take(bytes, from, most);
      return count == 0 && most > 0 ? -1 : count;
    }

    @Override
    public int available() {
      return OutputPipe.this.available();
    }
  }
}
