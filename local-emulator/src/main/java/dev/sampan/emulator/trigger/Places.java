// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.trigger;

import dev.sampan.Body;
import dev.sampan.emulator.journal.Entry;
import dev.sampan.emulator.journal.Journal;
import dev.sampan.platform.RecordEvent;
import dev.sampan.platform.SourceEvent;
import dev.sampan.platform.StreamRecord;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives the records of streams and tables their partitions and places. A place is never given
 * twice, not even after a restart: the journal knows up to where places may have been given.
 */
final class Places {

  /** How many partitions a simulated stream has. */
  static final int PARTITIONS = 4;

  /** What the lane begins with where the journal keeps how far it went. */
  private static final String LANE = "places/";

  private static final String NEXT = "next";
  private static final int BLOCK = 1000;

  /** The next place, and the first one that the journal has not set aside. */
  private static final class Counter {
    private long next;
    private long end;
  }

  private final Journal journal;
  private final Map<String, Counter> counters = new HashMap<>();
  private int turn;

  Places(Journal journal) {
    this.journal = journal;
  }

  /** The event at its place; adds to the entries what the journal must know of it. */
  SourceEvent place(String source, SourceEvent event, Instant now, List<Entry> entries) {
    if (event instanceof StreamRecord it) {
      var partition = partition(it.key());
      var offset = next("stream/" + source, partition, now, entries);
      return new StreamRecord(
          it.id(),
          it.body(),
          it.attributes(),
          it.key(),
          partition,
          offset,
          it.attempt(),
          it.arrivedAt());
    } else if (event instanceof RecordEvent it) {
      var sequence = next("record/" + source, 0, now, entries);
      return new RecordEvent(it.id(), it.changed(), sequence, it.attempt(), it.changedAt());
    }
    return event;
  }

  private int partition(String key) {
    return Math.floorMod(key.isEmpty() ? turn++ : key.hashCode(), PARTITIONS);
  }

  private long next(String source, int partition, Instant now, List<Entry> entries) {
    var lane = LANE + source;
    var id = Integer.toString(partition);
    var counter = counters.computeIfAbsent(lane + "/" + id, it -> known(lane, id));
    if (counter.next == counter.end) {
      counter.end += BLOCK;
      entries.add(Entry.of(lane, id, now, Map.of(NEXT, "" + counter.end), Body.empty()));
    }
    return counter.next++;
  }

  private Counter known(String lane, String id) {
    var counter = new Counter();
    journal
        .find(lane, id)
        .ifPresent(it -> counter.next = Long.parseLong(it.headers().getOrDefault(NEXT, "0")));
    counter.end = counter.next;
    return counter;
  }
}
