// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime;

import java.util.ArrayList;
import java.util.List;

/**
 * A failure as a caller that invoked the function directly sees it. Never sent to an HTTP caller.
 *
 * @param type the class name of what was thrown, or a name that begins with {@code Sampan.}
 * @param message what went wrong; empty if nothing was said
 * @param stackTrace the frames, innermost first
 */
public record Failure(String type, String message, List<String> stackTrace) {

  /** The most frames that are kept, so that an endless recursion stays readable. */
  private static final int FRAMES = 100;

  /** Copies the frames. */
  public Failure {
    stackTrace = List.copyOf(stackTrace);
  }

  /** The failure that something thrown stands for. */
  public static Failure of(Throwable thrown) {
    StackTraceElement[] trace = thrown.getStackTrace();
    List<String> frames = new ArrayList<>();
    for (int i = 0; i < trace.length && i < FRAMES; i++) {
      frames.add(trace[i].toString());
    }
    return new Failure(thrown.getClass().getName(), Failures.message(thrown), frames);
  }
}
