// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.function;

import dev.sampan.Body;
import dev.sampan.emulator.invocation.Chain;
import dev.sampan.emulator.journal.DeadLetters;
import dev.sampan.emulator.journal.Entry;
import dev.sampan.emulator.journal.Journal;
import dev.sampan.emulator.journal.Place;
import dev.sampan.platform.Platform;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;

/**
 * Direct calls that nobody waits for: on disk before they are accepted, then tried by their
 * platform's rules until they succeed or are given up. Thread-safe.
 *
 * <p>What is not done when it is closed stays in the journal and is run again by {@link #recover}
 * the next time, with the same id.
 */
public final class AsyncCalls {

  /** What the lanes of asynchronous calls begin with in the journal. */
  public static final String PREFIX = "async/";

  /**
   * What asynchronous calls share.
   *
   * @param journal keeps them
   * @param deadLetters takes those that failed for good and have no destination
   * @param destinations is told of those that have one
   * @param clock the time
   * @param timer wakes those that wait
   * @param threads runs what may wait for the disk
   */
  public record Host(
      Journal journal,
      DeadLetters deadLetters,
      Destinations destinations,
      InstantSource clock,
      ScheduledExecutorService timer,
      Executor threads) {}

  private final Calls calls;
  private final Functions functions;
  private final Host host;
  private final Map<String, AsyncLane> lanes = new ConcurrentHashMap<>();
  private volatile boolean closed;

  /** Asynchronous calls of the given functions. */
  public AsyncCalls(Calls calls, Functions functions, Host host) {
    this.calls = calls;
    this.functions = functions;
    this.host = host;
    host.deadLetters().whenRedriven(PREFIX, this::comesBack);
  }

  /**
   * Accepts a direct call.
   *
   * @param payload JSON
   * @return what became of it, once it is on disk; fails with a {@link
   *     dev.sampan.emulator.journal.JournalException} if the journal does not take it
   * @throws UnknownFunctionException if there is no such function
   * @throws dev.sampan.platform.NotExpressibleException if the platform has no such calls, or the
   *     payload is no JSON
   */
  public CompletableFuture<Acceptance> accept(Platform platform, String function, Body payload) {
    return accept(platform, function, DirectCall.of(payload, Chain.NONE));
  }

  /** The same with all that its caller may say. */
  public CompletableFuture<Acceptance> accept(Platform platform, String function, DirectCall call) {
    var over = calls.admit(platform, function, call.payload());
    if (over.isPresent()) {
      return CompletableFuture.completedFuture(new Acceptance.TooLarge(over.get()));
    }
    var id = call.id().toString();
    var lane = PREFIX + platform.id() + "/" + function;
    var entry = Entry.of(lane, id, host.clock().instant(), AsyncSaid.of(call), call.payload());
    return host.journal()
        .append(List.of(entry))
        .thenApply(
            placed -> {
              lane(lane).add(Place.of(placed.get(0)));
              return new Acceptance.Accepted(id);
            });
  }

  /**
   * Takes up what an emulator before this one accepted and did not finish.
   *
   * @return how many calls that are
   */
  public int recover() {
    var count = 0;
    for (var lane : host.journal().lanes()) {
      if (lane.startsWith(PREFIX)) {
        var places = host.journal().places(lane);
        places.forEach(lane(lane)::add);
        count += places.size();
      }
    }
    return count;
  }

  private void comesBack(Entry entry) {
    lane(entry.lane()).add(Place.of(entry));
  }

  private AsyncLane lane(String name) {
    return lanes.computeIfAbsent(name, this::newLane);
  }

  private AsyncLane newLane(String name) {
    var parts = name.substring(PREFIX.length()).split("/", 2);
    var platform = Platform.of(parts[0]).orElseThrow();
    var settlement = new AsyncSettlement(platform, parts[1], name, host);
    var attempts = new AsyncAttempts(platform, parts[1], calls, functions, host);
    return new AsyncLane(name, host, attempts, settlement, () -> closed);
  }

  /** How many calls are accepted and not done. */
  public long unfinished() {
    return host.journal().lanes().stream()
        .filter(it -> it.startsWith(PREFIX))
        .mapToLong(host.journal()::size)
        .sum();
  }

  /** Starts no more attempts, and takes the ends of those that run for nothing. */
  public void close() {
    closed = true;
  }
}
