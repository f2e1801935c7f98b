// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.trigger;

import dev.sampan.emulator.journal.Entry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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

  /** A history of so long a time. */
  History(Duration kept) {
    this.kept = kept;
  }

  /** Keeps an entry, whoever it was for. */
  void add(String source, Entry entry) {
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

  /** What a source was given since then, for a lane. */
  List<Entry> since(String source, Instant since, String lane, Instant now) {
    var shelf = shelves.getOrDefault(source, new Shelf());
    return shelf.entries.stream()
        .filter(it -> !it.acceptedAt().isBefore(since) && !isOver(it, now))
        .map(it -> Entry.of(lane, it.id(), it.acceptedAt(), it.headers(), it.body()))
        .toList();
  }
}
