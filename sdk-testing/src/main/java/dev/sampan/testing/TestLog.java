// SPDX-License-Identifier: Apache-2.0
package dev.sampan.testing;

import dev.sampan.Log;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Keeps what a handler logs, for the test to read. Thread-safe. */
public final class TestLog implements Log {

  private final List<Line> lines = new CopyOnWriteArrayList<>();

  TestLog() {}

  /**
   * One line of the log.
   *
   * @param level {@code DEBUG}, {@code INFO}, {@code WARN} or {@code ERROR}
   * @param message what was said
   * @param thrown the failure that was logged along; null for none
   */
  public record Line(String level, String message, @Nullable Throwable thrown) {}

  /** All lines so far, in order. */
  public List<Line> lines() {
    return List.copyOf(lines);
  }

  /** The messages of all lines so far, in order. */
  public List<String> messages() {
    return lines.stream().map(Line::message).toList();
  }

  @Override
  public void debug(String message) {
    lines.add(new Line("DEBUG", message, null));
  }

  @Override
  public void info(String message) {
    lines.add(new Line("INFO", message, null));
  }

  @Override
  public void warn(String message) {
    lines.add(new Line("WARN", message, null));
  }

  @Override
  public void error(String message) {
    lines.add(new Line("ERROR", message, null));
  }

  @Override
  public void error(String message, Throwable thrown) {
    lines.add(new Line("ERROR", message, thrown));
  }
}
