// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Sends bytes in chunks of what a flush finds, 8 KiB at most; each chunk is one write. */
final class ChunkedOutput extends OutputStream {

  private static final int MOST = 8192;
  private static final byte[] LINE_END = {'\r', '\n'};

  private final OutputStream out;
  private final ByteArrayOutputStream ready = new ByteArrayOutputStream(MOST + 512);
  private final byte[] chunk = new byte[MOST];
  private int length;
  private boolean broken;

  /** The head goes out before the first chunk, in one write with it. */
  ChunkedOutput(OutputStream out, byte[] head) {
    this.out = out;
    ready.writeBytes(head);
  }

  boolean broken() {
    return broken;
  }

  @Override
  public void write(int b) throws IOException {
    chunk[length++] = (byte) b;
    sendIfFull();
  }

  @Override
  public void write(byte[] bytes, int offset, int count) throws IOException {
    int from = offset;
    while (from < offset + count) {
      int taken = Math.min(offset + count - from, MOST - length);
      System.arraycopy(bytes, from, chunk, length, taken);
      length += taken;
      from += taken;
      sendIfFull();
    }
  }

  private void sendIfFull() throws IOException {
    if (length == MOST) {
      flush();
    }
  }

  @Override
  public void flush() throws IOException {
    if (length > 0) {
      ready.writeBytes((Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
      ready.write(chunk, 0, length);
      ready.writeBytes(LINE_END);
      length = 0;
    }
    send();
  }

  /** Sends what is left, and these bytes after it. */
  void end(byte[] last) throws IOException {
    flush();
    ready.writeBytes(last);
    send();
  }

  private void send() throws IOException {
    if (broken) {
      throw new IOException("the connection was lost in the middle of the body");
    }
    if (ready.size() == 0) {
      return;
    }
    broken = true;
    ready.writeTo(out);
    out.flush();
    broken = false;
    ready.reset();
  }
}
