// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.instance;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What one child prints, line by line and within bounds. It never waits for the child, and the
 * child never waits for long, however much it prints.
 */
final class ChildOutput {

  /** A line longer than this is cut. */
  static final int LINE_BYTES = 8 * 1024;

  /** So many lines of one burst are passed on; the rest is counted. */
  static final int LINES_PER_BURST = 1000;

  private static final int TAIL_CHARS = 4 * 1024;

  private final Object lock = new Object();
  private final InputStream in;
  private final Consumer<String> lines;
  private final byte[] buffer = new byte[16 * 1024];
  private final byte[] line = new byte[LINE_BYTES];
  private final @Nullable LogFrames frames;
  private final Deque<String> tail = new ArrayDeque<>();
  private int tailChars;
  private int length;
  private boolean cut;
  private int passed;
  private long dropped;

  ChildOutput(InputStream in, Consumer<String> lines) {
    this(in, lines, false);
  }

  /** The output of a child that may print messages in frames, or does not. */
  ChildOutput(InputStream in, Consumer<String> lines, boolean framed) {
    this.in = in;
    this.lines = lines;
    this.frames = framed ? new LogFrames(new Found()) : null;
  }

  /** Passes on what has been printed by now. Answers whether there was anything. */
  boolean read() {
    synchronized (lock) {
      var any = false;
      try {
        while (in.available() > 0) {
          accept(in.read(buffer, 0, Math.min(buffer.length, in.available())));
          any = true;
        }
      } catch (IOException e) {
        // The pipe closes with the process; its end is told by the process itself.
        return any;
      }
      return any;
    }
  }

  /** Passes on the last line, though it has no end, and what is known of dropped lines. */
  void finish() {
    synchronized (lock) {
      read();
      if (frames != null) {
        frames.finish();
      }
      if (length > 0) {
        endLine();
      }
      startBurst();
    }
  }

  /** From here on lines are passed on again, after a note of how many were not. */
  void startBurst() {
    synchronized (lock) {
      if (dropped > 0) {
        lines.accept("[" + dropped + " more lines]");
      }
      dropped = 0;
      passed = 0;
    }
  }

  /** The last lines, at most 4 KiB. */
  String tail() {
    synchronized (lock) {
      return String.join("\n", tail);
    }
  }

  void clearTail() {
    synchronized (lock) {
      tail.clear();
      tailChars = 0;
    }
  }

  private void accept(int count) {
    for (var i = 0; i < count; i++) {
      if (frames == null) {
        print(buffer[i]);
      } else {
        frames.take(buffer[i]);
      }
    }
  }

  private void print(byte next) {
    if (next == '\n') {
      endLine();
    } else if (length < LINE_BYTES) {
      line[length++] = next;
    } else {
      cut = true;
    }
  }

  private void endLine() {
    var text = new String(line, 0, length, StandardCharsets.UTF_8);
    var whole = cut ? text + " [cut]" : text.stripTrailing();
    length = 0;
    cut = false;
    pass(whole);
  }

  private void pass(String whole) {
    remember(whole);
    if (passed < LINES_PER_BURST) {
      passed++;
      lines.accept(whole);
    } else {
      dropped++;
    }
  }

  private void remember(String text) {
    var end = text.substring(Math.max(0, text.length() - TAIL_CHARS));
    tail.add(end);
    tailChars += end.length() + 1;
    while (tailChars > TAIL_CHARS && tail.size() > 1) {
      tailChars -= tail.remove().length() + 1;
    }
  }

  private final class Found implements LogFrames.Sink {

    @Override
    public void plain(byte text) {
      print(text);
    }

    @Override
    public void message(String text, boolean shortened) {
      if (length > 0) {
        endLine();
      }
      pass(shortened ? text + " [cut]" : text);
    }
  }
}
