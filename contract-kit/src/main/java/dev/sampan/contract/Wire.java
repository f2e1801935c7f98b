// SPDX-License-Identifier: Apache-2.0
package dev.sampan.contract;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Keeps every byte that crosses the platform's side of a channel. Thread-safe. */
public final class Wire {

  private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
  private final ByteArrayOutputStream received = new ByteArrayOutputStream();

  /** The bytes that the platform wrote and the adapter could read. */
  public byte[] sent() {
    return sent.toByteArray();
  }

  /** The bytes that the platform read from the adapter. */
  public byte[] received() {
    return received.toByteArray();
  }

  /** Passes bytes of the adapter on to the platform and keeps them. */
  public InputStream tap(InputStream fromAdapter) {
    return new Received(fromAdapter);
  }

  /** Passes bytes of the platform on to the adapter and keeps them. */
  public OutputStream tap(OutputStream toAdapter) {
    return new Sent(toAdapter);
  }

  private final class Received extends FilterInputStream {

    Received(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      var next = super.read();
      if (next >= 0) {
        received.write(next);
      }
      return next;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      var count = super.read(into, offset, length);
      if (count > 0) {
        received.write(into, offset, count);
      }
      return count;
    }
  }

  private final class Sent extends FilterOutputStream {

    Sent(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int next) throws IOException {
      sent.write(next);
      out.write(next);
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
      sent.write(from, offset, length);
      out.write(from, offset, length);
    }
  }
}
