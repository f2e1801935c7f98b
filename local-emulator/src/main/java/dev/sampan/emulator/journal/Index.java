// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What is not done, by lane and id; the bodies stay on disk. Thread-safe. */
final class Index {

  /** What an entry takes in memory besides its bytes on disk, roughly. */
  static final int OVERHEAD = 256;

  private final Object lock = new Object();
  private final Map<String, LinkedHashMap<String, Slot>> lanes = new TreeMap<>();
  private long entries;
  private long bytes;

  /** Carries out an operation that stands in a segment. */
  void apply(Operation operation, Segment segment, long offset, int length) {
    if (operation instanceof Operation.Put it) {
      put(it.entry(), segment, offset, length);
    } else {
      apply(operation);
    }
  }

  /** Carries out an operation that needs no place. */
  void apply(Operation operation) {
    if (operation instanceof Operation.Tried it) {
      tried(it);
    } else if (operation instanceof Operation.Done it) {
      done(it);
    }
  }

  private void put(Entry entry, Segment segment, long offset, int length) {
    synchronized (lock) {
      var lane = lanes.computeIfAbsent(entry.lane(), it -> new LinkedHashMap<>());
      var before = lane.remove(entry.id());
      if (before != null) {
        forget(before);
      }
      lane.put(entry.id(), new Slot(entry, segment, offset, length));
      entries++;
      bytes += length;
    }
  }

  private void forget(Slot slot) {
    slot.leave();
    entries--;
    bytes -= slot.length();
  }

  private void tried(Operation.Tried it) {
    synchronized (lock) {
      var slot = lane(it.lane()).get(it.id());
      if (slot != null) {
        slot.attempt = it.attempt();
        slot.notBefore = it.notBefore();
      }
    }
  }

  private void done(Operation.Done it) {
    synchronized (lock) {
      var lane = lane(it.lane());
      for (var id : it.ids()) {
        var slot = lane.remove(id);
        if (slot != null) {
          forget(slot);
        }
      }
      if (lane.isEmpty()) {
        lanes.remove(it.lane());
      }
    }
  }

  private Map<String, Slot> lane(String name) {
    var lane = lanes.get(name);
    return lane == null ? new LinkedHashMap<>() : lane;
  }

  /** Puts every lane in the order of its entries' sequence: copies stand later in the log. */
  void sort() {
    synchronized (lock) {
      for (var lane : lanes.values()) {
        var slots = new ArrayList<>(lane.values());
        slots.sort(Comparator.comparingLong(it -> it.sequence));
        lane.clear();
        slots.forEach(it -> lane.put(it.id, it));
      }
    }
  }

  List<String> lanes() {
    synchronized (lock) {
      return List.copyOf(lanes.keySet());
    }
  }

  List<String> ids(String lane) {
    synchronized (lock) {
      return List.copyOf(lane(lane).keySet());
    }
  }

  List<Place> places(String lane) {
    synchronized (lock) {
      return lane(lane).values().stream()
          .map(it -> new Place(it.id, it.sequence, it.attempt, it.notBefore))
          .toList();
    }
  }

  long size(String lane) {
    synchronized (lock) {
      return lane(lane).size();
    }
  }

  long entries() {
    synchronized (lock) {
      return entries;
    }
  }

  /** What is held, on disk and in memory. */
  long weight() {
    synchronized (lock) {
      return bytes + entries * OVERHEAD;
    }
  }

  /** What is held on disk. */
  long bytes() {
    synchronized (lock) {
      return bytes;
    }
  }

  Optional<Entry> find(String lane, String id) {
    synchronized (lock) {
      var slot = lane(lane).get(id);
      return slot == null ? Optional.empty() : Optional.of(read(slot));
    }
  }

  private static Entry read(Slot slot) {
    try {
      return slot.read();
    } catch (IOException e) {
      throw new UncheckedIOException("the journal cannot be read: " + e.getMessage(), e);
    }
  }

  boolean isEmpty(Segment segment) {
    synchronized (lock) {
      return segment.liveEntries() == 0;
    }
  }

  /** The entries that stand in a segment. */
  List<Slot> in(Segment segment) {
    synchronized (lock) {
      var found = new ArrayList<Slot>();
      for (var lane : lanes.values()) {
        for (var slot : lane.values()) {
          if (slot.segment().equals(segment)) {
            found.add(slot);
          }
        }
      }
      return found;
    }
  }

  /** The entry of a slot as it is now; empty if it is done. */
  Optional<Entry> copy(Slot slot) throws IOException {
    synchronized (lock) {
      return lives(slot) ? Optional.of(slot.read()) : Optional.empty();
    }
  }

  /** Tells that a slot's entry stands elsewhere now. */
  void moved(Slot slot, Segment to, long offset, int length) {
    synchronized (lock) {
      if (lives(slot)) {
        bytes += length - slot.length();
        slot.standsAt(to, offset, length);
      }
    }
  }

  private boolean lives(Slot slot) {
    var found = lane(slot.lane).get(slot.id);
    return found != null && found.sequence == slot.sequence;
  }
}
