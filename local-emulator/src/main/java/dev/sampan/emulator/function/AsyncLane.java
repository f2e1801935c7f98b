// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.function;

import dev.sampan.emulator.journal.Entry;
import dev.sampan.emulator.journal.Place;
import dev.sampan.platform.AsyncResult;
import dev.sampan.platform.AsyncResult.Condition;
import dev.sampan.platform.DirectOutcome;
import dev.sampan.platform.FailureKind;
import dev.sampan.platform.InvocationFacts;
import dev.sampan.platform.delivery.AsyncRetry;
import dev.sampan.platform.manifest.AsyncSpec;
import dev.sampan.platform.manifest.FunctionSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The accepted events of one function: the next ones are run as soon as they may be, a few at a
 * time. Only their places are in memory. Thread-safe: everything runs in its mailbox.
 */
final class AsyncLane {

  /**
   * How many events of a function are run at a time: as many as this machine has processors, since
   * each may start a process. The clouds' own numbers are larger and not told.
   */
  private static final int AT_A_TIME =
      Math.max(2, Math.min(Runtime.getRuntime().availableProcessors(), 16));

  /** How long an event waits that cannot be read, or whose function is gone from the manifest. */
  private static final Duration OBSTACLE = Duration.ofSeconds(30);

  private final String name;
  private final AsyncCalls.Host host;
  private final AsyncTarget target;
  private final AsyncSettlement settlement;
  private final BooleanSupplier closed;
  private final Mailbox mailbox = new Mailbox();
  private final PriorityQueue<Place> waiting =
      new PriorityQueue<>(Comparator.comparing(Place::notBefore).thenComparing(Place::sequence));

  /** How often in a row an event could not be handed over. */
  private final Map<String, Integer> refusals = new HashMap<>();

  private int running;
  private @Nullable ScheduledFuture<?> wake;

  AsyncLane(
      String name,
      AsyncCalls.Host host,
      AsyncTarget target,
      AsyncSettlement settlement,
      BooleanSupplier closed) {
    this.name = name;
    this.host = host;
    this.target = target;
    this.settlement = settlement;
    this.closed = closed;
  }

  void add(Place place) {
    mailbox.post(
        () -> {
          waiting.add(place);
          go();
        });
  }

  private void go() {
    while (!closed.getAsBoolean() && running < AT_A_TIME && !waiting.isEmpty()) {
      var next = waiting.element();
      if (next.notBefore().isAfter(host.clock().instant())) {
        wakeAt(next.notBefore());
        return;
      }
      waiting.remove();
      running++;
      start(next);
    }
  }

  private void start(Place next) {
    try {
      host.threads().execute(() -> run(next));
    } catch (RejectedExecutionException e) {
      // The emulator is closing; the event is in the journal.
      running--;
    }
  }

  private void wakeAt(Instant at) {
    if (wake != null) {
      wake.cancel(false);
    }
    var delay = Duration.between(host.clock().instant(), at).toNanos();
    try {
      wake =
          host.timer()
              .schedule(() -> mailbox.post(this::go), Math.max(delay, 0), TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException e) {
      // The emulator is closing; what waits is in the journal.
      return;
    }
  }

  private void run(Place place) {
    var unused =
        attempt(place)
            .exceptionally(e -> again(place, place.attempt(), OBSTACLE))
            .thenAccept(next -> mailbox.post(() -> ended(next)));
  }

  private void ended(@Nullable Place next) {
    running--;
    if (next != null) {
      waiting.add(next);
    }
    go();
  }

  /** Runs an event; what is left to do with it, if anything. */
  private CompletableFuture<@Nullable Place> attempt(Place place) {
    try {
      var entry = host.journal().find(name, place.id());
      return entry.isEmpty()
          ? CompletableFuture.completedFuture(null)
          : attempt(place, entry.get(), target.spec());
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private CompletableFuture<@Nullable Place> attempt(Place place, Entry entry, FunctionSpec spec) {
    var facts = target.facts(spec, entry);
    var hopeless = target.rules(spec).hopeless(entry.acceptedAt(), now());
    if (hopeless.isPresent()) {
      ends(hopeless.get(), entry, entry.attempt(), null, facts, spec.async());
      return CompletableFuture.completedFuture(null);
    }
    return target.run(spec, facts, entry).thenApply(it -> next(place, entry, spec, facts, it));
  }

  private @Nullable Place next(
      Place place, Entry entry, FunctionSpec spec, InvocationFacts facts, DirectOutcome outcome) {
    if (closed.getAsBoolean()) {
      return null;
    }
    if (!(outcome instanceof DirectOutcome.Failed failed)) {
      ends(Condition.SUCCESS, entry, entry.attempt() + 1, outcome, facts, spec.async());
      return null;
    }
    var kind = failed.error().kind();
    var count = AsyncRetry.refused(kind) ? entry.attempt() : entry.attempt() + 1;
    var decision =
        target
            .rules(spec)
            .after(kind, count, refusals(entry.id(), kind), entry.acceptedAt(), now());
    if (decision instanceof AsyncRetry.Again it) {
      return again(place, count, Duration.between(now(), it.notBefore()));
    }
    var condition = ((AsyncRetry.GiveUp) decision).condition();
    ends(condition, entry, count, failed, facts, spec.async());
    return null;
  }

  private int refusals(String id, FailureKind kind) {
    synchronized (refusals) {
      if (!AsyncRetry.refused(kind)) {
        refusals.remove(id);
        return 0;
      }
      return refusals.merge(id, 1, Integer::sum);
    }
  }

  private Place again(Place place, int count, Duration wait) {
    var at = now().plus(wait);
    host.journal().attempted(name, place.id(), count, at);
    return new Place(place.id(), place.sequence(), count, at);
  }

  private void ends(
      Condition condition,
      Entry entry,
      int count,
      @Nullable DirectOutcome outcome,
      InvocationFacts facts,
      AsyncSpec spec) {
    synchronized (refusals) {
      refusals.remove(entry.id());
    }
    var result =
        new AsyncResult(condition, entry.body(), entry.acceptedAt(), count, now(), outcome);
    settlement.settle(spec, result, facts);
  }

  private Instant now() {
    return host.clock().instant();
  }
}
