// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.trigger;

import dev.sampan.Trigger;
import dev.sampan.emulator.invocation.Chain;
import dev.sampan.emulator.journal.Entry;
import dev.sampan.emulator.journal.JournalException;
import dev.sampan.platform.SourceEvent;
import dev.sampan.platform.delivery.DeliveryCommand.Dead;
import dev.sampan.platform.manifest.Destination;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Puts what is given up where it belongs: into the queue that the trigger names, if a function
 * listens to it, else among the dead letters. Tries until the disk takes it.
 */
final class Burial {

  private static final int RETRY_SECONDS = 5;
  private static final String DEAD_LETTER_OF = "dead-letter-of";

  private final SourceHost host;
  private final Predicate<Destination> isThere;
  private final Consumer<Entry> moved;
  private final Teller teller;
  private final BatchNotices notices;

  /** Gives events to a queue or a topic. */
  interface Teller {

    /** Completed when they are on disk. */
    CompletableFuture<?> send(Destination to, List<? extends SourceEvent> events);
  }

  /**
   * A burial for all sources.
   *
   * @param isThere whether a function listens to a queue or a topic
   * @param moved takes an entry that is in such a queue now
   * @param teller tells such a queue or topic
   */
  Burial(SourceHost host, Predicate<Destination> isThere, Consumer<Entry> moved, Teller teller) {
    this.host = host;
    this.isThere = isThere;
    this.moved = moved;
    this.teller = teller;
    this.notices = new BatchNotices(host);
  }

  /**
   * Buries what is given up together.
   *
   * @param request the id of the last invocation; empty if there was none
   */
  void bury(Subscriber who, List<Dead> dead, String request) {
    var to = who.onFailure();
    var told =
        to != null && isThere.test(to)
            ? notices.of(who, dead, request, to.kind())
            : List.<SourceEvent>of();
    if (to == null || told.isEmpty()) {
      dead.forEach(it -> bury(who, it.id(), it.attempts(), it.reason()));
      return;
    }
    var unused =
        teller
            .send(to, told)
            .whenComplete(
                (done, e) -> {
                  if (e == null) {
                    dead.forEach(it -> keep(who, to.source(), it));
                  } else if (!isClosed(e)) {
                    later(() -> bury(who, dead, request));
                  }
                });
  }

  /** Keeps a record of which the queue was told, for somebody who wants it again. */
  private void keep(Subscriber who, String queue, Dead dead) {
    var unused =
        host.deadLetters()
            .bury(who.lane(), dead.id(), queue, dead.attempts(), word(dead.reason()), dead.reason())
            .whenComplete(
                (entry, e) -> {
                  if (e != null && !isClosed(e)) {
                    later(() -> keep(who, queue, dead));
                  }
                });
  }

  private void bury(Subscriber who, String id, int attempts, String reason) {
    var unused =
        buried(who, id, attempts, reason)
            .whenComplete(
                (entry, e) -> {
                  if (e != null && !isClosed(e)) {
                    later(() -> bury(who, id, attempts, reason));
                  }
                });
  }

  /**
   * Puts an event where those belong that failed for good, or among the dead letters themselves if
   * it comes from there: two queues that are named for each other may loop on. What a function
   * publishes that is given it there goes no further.
   */
  void stopLoop(Subscriber who, Entry entry, int hops) {
    var reason =
        hops
            + " invocations in a row have published what started the next; the emulator stops such"
            + " a loop there";
    var to = queueOf(who);
    var unused =
        (to != null && !entry.headers().containsKey(DEAD_LETTER_OF)
                ? moved(who, entry.id(), to.source(), reason, Chain.last(host.platform()))
                : host.deadLetters().bury(who.lane(), entry.id(), grave(who), 0, "loop", reason))
            .whenComplete(
                (gone, e) -> {
                  if (e != null && !isClosed(e)) {
                    later(() -> stopLoop(who, entry, hops));
                  }
                });
  }

  /** The queue that takes what failed for good, if a function listens to it. */
  private @Nullable Destination queueOf(Subscriber who) {
    var to = who.onFailure();
    return to != null && to.kind() == Destination.Kind.QUEUE && isThere.test(to) ? to : null;
  }

  private CompletableFuture<Optional<Entry>> moved(
      Subscriber who, String id, String queue, String reason, Map<String, String> more) {
    var why = new HashMap<>(more);
    why.put(DEAD_LETTER_OF, who.name());
    why.put("dead-letter-reason", brief(reason));
    return host.journal()
        .move(who.lane(), id, Subscriber.lane(Trigger.QUEUE, queue), why)
        .thenApply(
            entry -> {
              entry.ifPresent(moved);
              return entry;
            });
  }

  private CompletableFuture<Optional<Entry>> buried(
      Subscriber who, String id, int attempts, String reason) {
    var to = queueOf(who);
    if (to != null) {
      return moved(who, id, to.source(), reason, Map.of());
    }
    return host.deadLetters().bury(who.lane(), id, grave(who), attempts, word(reason), reason);
  }

  /** The name under which the dead letters of a subscriber are kept. */
  private static String grave(Subscriber who) {
    var to = who.onFailure();
    return to == null ? who.name() : to.source();
  }

  private static String word(String reason) {
    return tooOld(reason) ? "event-age-exceeded" : "retries-exhausted";
  }

  /** Whether an event was given up because of its age. */
  static boolean tooOld(String reason) {
    return reason.startsWith("older than");
  }

  private static String brief(String reason) {
    return reason.substring(0, Math.min(reason.length(), 1024));
  }

  private static boolean isClosed(Throwable e) {
    var cause = e instanceof CompletionException && e.getCause() != null ? e.getCause() : e;
    return cause instanceof JournalException it && it.reason() == JournalException.Reason.CLOSED;
  }

  private void later(Runnable again) {
    try {
      var unused = host.timer().schedule(again, RETRY_SECONDS, TimeUnit.SECONDS);
    } catch (RejectedExecutionException e) {
      // The emulator is closing; the event is in the journal and is delivered the next time.
      return;
    }
  }

  /** How many dead letters there are of some subscribers. */
  long count(List<Subscriber> of) {
    return of.stream()
        .map(Burial::grave)
        .distinct()
        .mapToLong(it -> host.journal().size("dead/" + it))
        .sum();
  }
}
