// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.console;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sampan.emulator.invocation.InvocationListener;
import dev.sampan.emulator.invocation.OutputLine;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

/**
 * The lines that functions printed last, and those who want each further one. Holds {@value
 * #MOST_LINES} lines or {@value #MOST_CHARS} characters, whichever is less. Thread-safe.
 */
public final class LogRing implements InvocationListener {

  static final int MOST_LINES = 10_000;

  private static final int MOST_CHARS = 8 * 1024 * 1024;

  private record Entry(OutputLine line, Instant at) {

    ObjectNode json() {
      return EventJson.of(line, at);
    }
  }

  private record Follower(Predicate<OutputLine> wanted, ControlStream stream) {}

  private final InstantSource clock;
  private final Object lock = new Object();
  private final Deque<Entry> entries = new ArrayDeque<>();
  private final List<Follower> followers = new ArrayList<>();
  private int chars;

  /** A ring without lines; the clock tells when one was read. */
  public LogRing(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public void printed(OutputLine line) {
    var entry = new Entry(line, clock.instant());
    synchronized (lock) {
      entries.add(entry);
      chars += line.text().length();
      while (entries.size() > MOST_LINES || chars > MOST_CHARS) {
        chars -= entries.remove().line().text().length();
      }
      followers.removeIf(it -> it.wanted().test(line) && !it.stream().send(entry.json()));
    }
  }

  /** The last lines that are wanted, oldest first. */
  List<ObjectNode> last(int count, Predicate<OutputLine> wanted) {
    synchronized (lock) {
      var found = entries.stream().filter(it -> wanted.test(it.line())).map(Entry::json).toList();
      return found.subList(Math.max(0, found.size() - count), found.size());
    }
  }

  /** Sends the last lines that are wanted, and then each further one. */
  void follow(int count, Predicate<OutputLine> wanted, ControlStream stream) {
    synchronized (lock) {
      last(count, wanted).forEach(stream::send);
      followers.add(new Follower(wanted, stream));
    }
  }
}
