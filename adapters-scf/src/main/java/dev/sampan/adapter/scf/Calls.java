// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.scf;

import dev.sampan.Deadline;
import dev.sampan.runtime.Call;
import dev.sampan.runtime.Environment;
import dev.sampan.runtime.LineLog;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** Counts the invocations of one instance and gathers the facts of each. Thread-safe. */
final class Calls {

  // An asynchronous execution may take a day; more is no time limit but damage.
  private static final long LONGEST = Duration.ofDays(1).toMillis();

  private final Environment environment;
  private final Duration timeout;
  private final AtomicLong count = new AtomicLong();

  Calls(Environment environment, Duration timeout) {
    this.environment = environment;
    this.timeout = timeout;
  }

  /**
   * The next invocation. SCF tells how long it may take, not until when.
   *
   * @param request the platform's id; empty if it sent none
   * @param limit milliseconds that it may take; 0 if the platform did not tell
   * @param from when it arrived
   */
  Call next(String request, long limit, Instant from) {
    long number = count.incrementAndGet();
    String id = request.isEmpty() ? "unnamed-" + number : request;
    Duration left = limit > 0 ? Duration.ofMillis(limit) : timeout;
    Deadline deadline = new Deadline(from.plus(left), environment.clock());
    return Call.of(id, deadline, LineLog.of(ScfLoop.PLATFORM, environment, id))
        .withColdStart(number == 1);
  }

  /** Milliseconds as the runtime API writes them; 0 for what is no such number. */
  static long milliseconds(String text) {
    long number = number(text);
    return number > LONGEST ? 0 : number;
  }

  /**
   * The milliseconds of the header {@code X-Scf-Timeout}, whose unit is not documented: seconds
   * below 1,000 as the longest time-out is 900 s, else milliseconds.
   */
  static long timeout(String text) {
    long number = number(text);
    return number < 1000 ? number * 1000 : milliseconds(text);
  }

  private static long number(String text) {
    try {
      return Math.max(0, Long.parseLong(text.strip()));
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
