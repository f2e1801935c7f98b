// SPDX-License-Identifier: Apache-2.0
package dev.sampan.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.LinkedBlockingQueue;

/** One direction of a channel in memory: what is written at one end is read at the other. */
final class BytePipe {

  private static final byte[] END = {};

  private final LinkedBlockingQueue<byte[]> chunks = new LinkedBlockingQueue<>();
  private byte[] current = {};
  private int position;
  private volatile boolean ended;

  /** The end to read from; one thread at a time. */
  InputStream in() {
    return new Reading();
  }

  /** The end to write to. */
  OutputStream out() {
    return new Writing();
  }

  void end() {
    ended = true;
    chunks.add(END);
  }

  private boolean await() throws IOException {
    while (position == current.length) {
      try {
        current = chunks.take();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted while reading", e);
      }
      position = 0;
      if (current.length == 0) {
        chunks.add(END);
        return false;
      }
    }
    return true;
  }

  private final class Reading extends InputStream {

    @Override
    public int read() throws IOException {
      return await() ? current[position++] & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      if (!await()) {
        return -1;
      }
      var count = Math.min(length, current.length - position);
      System.arraycopy(current, position, into, offset, count);
      position += count;
      return count;
    }

    @Override
    public int available() {
      return current.length - position;
    }
  }

  private final class Writing extends OutputStream {

    @Override
    public void write(int next) throws IOException {
      write(new byte[] {(byte) next}, 0, 1);
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
      if (ended) {
        throw new IOException("the channel is closed");
      }
      if (length > 0) {
        var chunk = new byte[length];
        System.arraycopy(from, offset, chunk, 0, length);
        chunks.add(chunk);
      }
    }
  }
}
