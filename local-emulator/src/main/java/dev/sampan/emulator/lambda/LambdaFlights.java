// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.lambda;

import dev.sampan.Headers;
import dev.sampan.emulator.invocation.Invocation;
import dev.sampan.platform.NativeRequest;
import dev.sampan.platform.wire.TraceContext;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The invocations that an instance has, and what each of them took. Thread-safe. */
final class LambdaFlights {

  /** An invocation that was handed to the instance. */
  record Flight(Invocation invocation, Instant deadline, Instant begunAt) {

    String id() {
      return invocation.id();
    }

    NativeRequest.Payload payload() {
      if (invocation.request() instanceof NativeRequest.Payload payload) {
        return payload;
      }
      throw new IllegalArgumentException("Lambda hands out payloads, no HTTP requests");
    }

    /** The trace that it belongs to; empty if the caller does not record it. */
    Optional<TraceContext> sampled() {
      return payload()
          .headers()
          .first("lambda-runtime-trace-id")
          .filter(it -> it.contains("Sampled=1"))
          .flatMap(TraceContext::ofXray);
    }

    /** The headers that the Runtime API sends with the event. */
    Headers headers() {
      var until = Long.toString(deadline.toEpochMilli());
      return payload().headers().with("lambda-runtime-deadline-ms", until);
    }
  }

  private final InstantSource clock;
  private final Diary diary;
  private final Object lock = new Object();
  private final Map<String, Flight> flights = new LinkedHashMap<>();
  private @Nullable Duration untold;

  LambdaFlights(InstantSource clock, Diary diary) {
    this.clock = clock;
    this.diary = diary;
  }

  /** The first invocation that ends tells how long the start of the instance took. */
  void startTook(Duration time) {
    synchronized (lock) {
      untold = time;
    }
  }

  Flight add(Invocation invocation, Instant deadline) {
    var flight = new Flight(invocation, deadline, clock.instant());
    synchronized (lock) {
      flights.put(flight.id(), flight);
    }
    return flight;
  }

  /** All of them, oldest first. */
  List<Flight> all() {
    synchronized (lock) {
      return List.copyOf(flights.values());
    }
  }

  /** Takes one out; empty if it has ended already. */
  Optional<Flight> remove(String id) {
    synchronized (lock) {
      return Optional.ofNullable(flights.remove(id));
    }
  }

  /** Takes note of what the runtime says for traces of why it failed one. */
  void caused(String id, String cause) {
    diary.caused(id, cause);
  }

  /**
   * Writes the end of one that was taken out.
   *
   * @param error the type of its error; empty for none, {@code timeout} if it took too long
   * @param bytes how much it answered
   * @param run what ran it; null if nothing did
   */
  void ends(Flight flight, String error, long bytes, @Nullable LambdaRun run) {
    var process = run == null ? null : run.process();
    if (process != null) {
      process.ends(flight.id());
    }
    Duration start;
    synchronized (lock) {
      start = untold;
      untold = null;
    }
    var duration = Duration.between(flight.begunAt(), clock.instant());
    var memory = process == null ? 0 : process.peakMiB();
    diary.ends(flight, error, bytes, new Diary.Cost(duration, start, memory));
  }
}
