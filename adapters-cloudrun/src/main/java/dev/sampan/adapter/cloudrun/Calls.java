// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.cloudrun;

import dev.sampan.Deadline;
import dev.sampan.HttpRequest;
import dev.sampan.Trace;
import dev.sampan.runtime.Call;
import dev.sampan.runtime.Environment;
import dev.sampan.runtime.LineLog;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** The facts of each invocation, as far as its request tells them. Thread-safe. */
final class Calls {
  private static final int LONGEST_ID = 128;

  private final Environment environment;
  private final Duration limit;
  // Enough to tell the instances apart; a secure random number would cost the start too much.
  private final String instance = Long.toHexString(new SplittableRandom().nextLong());
  private final AtomicLong count = new AtomicLong();
  private final AtomicBoolean first = new AtomicBoolean(true);

  Calls(Environment environment, Duration limit) {
    this.environment = environment;
    this.limit = limit;
  }

  Call of(HttpRequest request, Instant arrived) {
    String id = id(request);
    Deadline deadline = new Deadline(arrived.plus(limit), environment.clock());
    Trace trace = new Trace(header(request, "traceparent"), header(request, "tracestate"));
    return Call.of(id, deadline, LineLog.of(CloudRunServer.PLATFORM, environment, id, trace))
        .withColdStart(first.getAndSet(false))
        .withTrace(trace);
  }

  /** Cloud Run functions tell an id; a plain service does not. */
  private String id(HttpRequest request) {
    String told = header(request, "function-execution-id");
    return told.isEmpty() || told.length() > LONGEST_ID
        ? instance + "-" + count.incrementAndGet()
        : told;
  }

  private static String header(HttpRequest request, String name) {
    return request.headers().first(name).orElse("");
  }
}
