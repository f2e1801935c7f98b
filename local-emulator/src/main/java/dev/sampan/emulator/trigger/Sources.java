// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.trigger;

import dev.sampan.Trigger;
import dev.sampan.emulator.invocation.Chain;
import dev.sampan.emulator.journal.Entry;
import dev.sampan.platform.SourceEvent;
import dev.sampan.platform.manifest.Destination;
import dev.sampan.platform.manifest.Manifest;
import dev.sampan.platform.profile.Limit;
import dev.sampan.platform.profile.Profile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The simulated sources of events: queues, topics, streams, buckets, schedules, buses, logs,
 * tables. What they accept is on disk before they say so, and is delivered to every trigger that
 * listens, by the rules of the emulator's platform. Thread-safe.
 */
public final class Sources {

  private final SourceHost host;
  private final Admission admission;
  private final Places places;
  private final Burial burial;
  private final Object order = new Object();
  private final History history;

  private volatile SourceTable table = SourceTable.EMPTY;

  /** Completed when all that was accepted so far has been handed to its subscriptions. */
  private CompletableFuture<@Nullable Void> handedOver = CompletableFuture.completedFuture(null);

  /** Sources without anybody who listens; {@link #follow} tells who does. */
  public Sources(SourceHost host) {
    this.host = host;
    this.admission = new Admission(host.platform());
    this.places = new Places(host.journal());
    this.history = new History(Profile.of(host.platform()).get(Limit.STREAM_RETENTION).duration());
    this.burial = new Burial(host, this::isThere, this::hand, this::tell);
    for (var kind : Trigger.values()) {
      var prefix = UnknownSourceException.word(kind) + "/";
      if (kind != Trigger.HTTP && kind != Trigger.DIRECT) {
        host.deadLetters().whenRedriven(prefix, this::hand);
      }
    }
  }

  private boolean isThere(Destination to) {
    return table.has(kind(to), to.source());
  }

  private CompletableFuture<?> tell(Destination to, List<? extends SourceEvent> events) {
    return accept(kind(to), to.source(), events);
  }

  private static Trigger kind(Destination to) {
    return switch (to.kind()) {
      case QUEUE -> Trigger.QUEUE;
      case TOPIC -> Trigger.TOPIC;
    };
  }

  /**
   * Accepts events for a source. A stream gives its records their partition and offset, and a table
   * its changes their sequence; what the events say of these does not count.
   *
   * @param kind the kind of source, neither HTTP nor DIRECT
   * @param source its logical name; a schedule's own
   * @param events events of that kind
   * @return completed when they are on disk. Fails with a {@link
   *     dev.sampan.emulator.journal.JournalException} if the disk does not take them
   * @throws UnknownSourceException if no function listens to such a source
   * @throws RefusedEventException if one is too large, or the platform has no form for it, or too
   *     many wait already
   */
  public CompletableFuture<@Nullable Void> accept(
      Trigger kind, String source, List<? extends SourceEvent> events) {
    return accept(kind, source, events, Chain.NONE, Duration.ZERO);
  }

  /**
   * The same for what an invocation published.
   *
   * @param chain what led to the events; beyond so many invocations in a row they go to the dead
   *     letters
   * @param delay how long they wait before they may be delivered
   */
  public CompletableFuture<@Nullable Void> accept(
      Trigger kind,
      String source,
      List<? extends SourceEvent> events,
      Chain chain,
      Duration delay) {
    var unused = table.require(kind, source);
    var parts = admission.parts(events);
    synchronized (order) {
      var listening = table.require(kind, source);
      parts.forEach(admission::requireSize);
      Admission.requireRoom(kind, source, listening, parts.size());
      var entries = entries(source, listening, parts);
      return append(entries.stream().map(it -> EventEntries.published(it, chain, delay)).toList());
    }
  }

  /** Whether any function listens to a source. */
  public boolean has(Trigger kind, String source) {
    return table.has(kind, source);
  }

  private List<Entry> entries(
      String source, List<Subscription> listening, List<? extends SourceEvent> events) {
    var now = host.clock().instant();
    var entries = new LinkedHashMap<String, Entry>();
    var more = new ArrayList<Entry>();
    for (var event : events) {
      var placed = places.place(source, event, now, more);
      Entry last = null;
      for (var each : listening) {
        if (each.who().wants(placed)) {
          admission.requireForm(each.who(), placed);
          var entry = EventEntries.of(each.who().lane(), placed, now);
          entries.put(entry.lane() + " " + entry.id(), entry);
          last = entry;
        }
      }
      if (last != null) {
        history.remember(source, placed, last);
      }
    }
    more.addAll(entries.values());
    return more;
  }

  private CompletableFuture<@Nullable Void> append(List<Entry> entries) {
    if (entries.isEmpty()) {
      return CompletableFuture.completedFuture(null);
    }
    var written = host.journal().append(entries);
    handedOver =
        handedOver
            .thenCombine(written.exceptionally(e -> List.of()), (before, placed) -> placed)
            .thenAccept(placed -> placed.forEach(this::hand))
            .exceptionally(e -> null);
    return written.thenApply(placed -> null);
  }

  /** Hands an entry that is on disk to one who listens to its lane. */
  private void hand(Entry entry) {
    var chain = Chain.read(entry.headers(), entry.acceptedAt(), 1);
    table
        .listener(entry)
        .ifPresent(
            it -> {
              if (chain.isLoop(host.platform(), it.who().spec())) {
                host.calls().stoppedLoop(host.platform(), it.who().function());
                burial.stopLoop(it.who(), entry, chain.hops());
              } else {
                it.add(entry);
              }
            });
  }

  /**
   * Has the triggers of a manifest listen, and takes up what the journal holds for them. Those that
   * are as they were go on; the others end with the deliveries that they have under way.
   */
  public void follow(Manifest manifest) {
    synchronized (order) {
      var before = new HashMap<Subscriber, Subscription>();
      table.all().forEach(it -> before.put(it.who(), it));
      var now = new ArrayList<Subscription>();
      var fresh = new HashSet<Subscription>();
      for (var who : Subscriber.all(manifest, host.platform())) {
        var kept = before.remove(who);
        var subscription = kept == null ? new Subscription(who, host, burial) : kept;
        now.add(subscription);
        if (kept == null) {
          fresh.add(subscription);
        }
      }
      table = SourceTable.of(now);
      fresh.forEach(this::catchUp);
      var ends = before.values().stream().map(Subscription::stop);
      var unused =
          CompletableFuture.allOf(ends.toArray(CompletableFuture<?>[]::new))
              .thenRunAsync(() -> recover(fresh), host.threads());
    }
  }

  private void catchUp(Subscription fresh) {
    var unused = append(history.missed(fresh.who(), host.clock().instant()));
  }

  private void recover(Set<Subscription> fresh) {
    fresh.stream().map(it -> it.who().lane()).distinct().forEach(it -> recover(it, fresh));
    fresh.forEach(Subscription::recovered);
  }

  private void recover(String lane, Set<Subscription> fresh) {
    host.journal()
        .forEach(
            lane,
            entry ->
                table.listener(entry).filter(fresh::contains).ifPresent(it -> it.recover(entry)));
  }

  /**
   * Has every subscription look at the time, for a clock that has jumped.
   *
   * @return completed when all have, and what is due has begun
   */
  public CompletableFuture<@Nullable Void> tick() {
    var ticks = table.all().stream().map(Subscription::tick);
    return CompletableFuture.allOf(ticks.toArray(CompletableFuture<?>[]::new))
        .thenApply(done -> null);
  }

  /** Every source that a function listens to, in the manifest's order. */
  public List<SourceReport> sources() {
    return table.reports(burial);
  }

  /**
   * Begins no further delivery, and waits a while for those under way. What is not done stays in
   * the journal.
   */
  public void close(Duration patience) {
    var ends = table.all().stream().map(Subscription::stop).toArray(CompletableFuture<?>[]::new);
    try {
      CompletableFuture.allOf(ends).get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      // What has not ended by now is delivered again the next time.
      return;
    }
  }
}
