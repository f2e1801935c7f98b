// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.trigger;

import dev.sampan.Trigger;
import dev.sampan.emulator.journal.Entry;
import dev.sampan.platform.RecordEvent;
import dev.sampan.platform.SourceEvent;
import dev.sampan.platform.StreamRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What streams and tables were given of late, for those who begin to listen in the past: as long as
 * a stream keeps its records, since the emulator was started, and no more than a bound of each.
 * Owned by the sources.
 */
final class History {

  private static final int MOST_RECORDS = 10_000;
  private static final long MOST_BYTES = 8L * 1024 * 1024;

  /** The entries of one source. */
  private static final class Shelf {
    private final Deque<Entry> entries = new ArrayDeque<>();
    private long bytes;
  }

  private final Duration kept;
  private final Map<String, Shelf> shelves = new HashMap<>();

  /** The lanes that somebody listens to, or did. */
  private final Set<String> begun = new HashSet<>();

  /** A history of so long a time. */
  History(Duration kept) {
    this.kept = kept;
  }

  /** Keeps the entry of an event, whoever it was for, if its source is one that has a past. */
  void remember(String source, SourceEvent event, Entry entry) {
    if (event instanceof StreamRecord) {
      keep(Subscriber.lane(Trigger.STREAM, source), entry);
    } else if (event instanceof RecordEvent) {
      keep(Subscriber.lane(Trigger.RECORD, source), entry);
    }
  }

  private void keep(String source, Entry entry) {
    var shelf = shelves.computeIfAbsent(source, it -> new Shelf());
    shelf.entries.add(entry);
    shelf.bytes += entry.body().bytes().length;
    while (shelf.entries.size() > MOST_RECORDS
        || shelf.bytes > MOST_BYTES
        || isOver(shelf.entries.element(), entry.acceptedAt())) {
      shelf.bytes -= shelf.entries.remove().body().bytes().length;
    }
  }

  private boolean isOver(Entry entry, Instant now) {
    return entry.acceptedAt().plus(kept).isBefore(now);
  }

  /** What there was since then for one who begins to listen in the past; nothing a second time. */
  List<Entry> missed(Subscriber who, Instant now) {
    var since = who.since();
    return begun.add(who.lane()) && since != null
        ? since(Subscriber.lane(who.trigger().kind(), who.source()), since, who.lane(), now)
        : List.of();
  }

  private List<Entry> since(String source, Instant since, String lane, Instant now) {
    var shelf = shelves.getOrDefault(source, new Shelf());
    return shelf.entries.stream()
        .filter(it -> !it.acceptedAt().isBefore(since) && !isOver(it, now))
        .map(it -> Entry.of(lane, it.id(), it.acceptedAt(), it.headers(), it.body()))
        .toList();
  }
}
