// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.instance;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Standard output and standard error of the emulator's own process, from which what instances in it
 * print is taken out, by the thread that prints.
 */
public final class StandardStreams implements AutoCloseable {

  private final PrintStream out = System.out;
  private final PrintStream err = System.err;
  private final PrintStream partedOut = parted(out);
  private final PrintStream partedErr = parted(err);

  private StandardStreams() {}

  /** Parts them until it is closed. */
  public static StandardStreams part() {
    var streams = new StandardStreams();
    System.setOut(streams.partedOut);
    System.setErr(streams.partedErr);
    return streams;
  }

  /** Puts back those that were there before, unless they are others again by now. */
  @Override
  public void close() {
    if (System.out == partedOut) {
      System.setOut(out);
    }
    if (System.err == partedErr) {
      System.setErr(err);
    }
  }

  private static PrintStream parted(PrintStream others) {
    return new PrintStream(new ByThread(others), true, StandardCharsets.UTF_8);
  }

  private static final class ByThread extends OutputStream {

    private final OutputStream others;

    ByThread(OutputStream others) {
      this.others = others;
    }

    @Override
    public void write(int b) throws IOException {
      target().write(b);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
      target().write(bytes, from, count);
    }

    @Override
    public void flush() throws IOException {
      target().flush();
    }

    private OutputStream target() {
      var own = InstanceThreads.outputOf(Thread.currentThread());
      return own == null ? others : own;
    }
  }
}
