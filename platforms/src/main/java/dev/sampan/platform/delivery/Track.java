// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.delivery;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The records that go strictly one after the other: those of a partition, or of some keys of it.
 * One delivery at a time. Owned by the model.
 */
final class Track {

  private static final Group NONE = new Group(null, 0);

  private final Deque<Message> records = new ArrayDeque<>();

  /** How many of the first records go together again, batch for batch, because they failed so. */
  private final Deque<Integer> cuts = new ArrayDeque<>();

  private final int partition;
  private final @Nullable OpenWindow window;
  private long bytes;
  private boolean flying;
  private boolean ending;
  private List<Message> flight = List.of();
  private Instant begun = Instant.MIN;

  /**
   * The records of a partition.
   *
   * @param window where its windows are kept; null if it has none
   */
  Track(int partition, @Nullable OpenWindow window) {
    this.partition = partition;
    this.window = window;
  }

  @Nullable OpenWindow window() {
    return window;
  }

  void add(DeliveryItem item) {
    records.add(new Message(item, NONE));
    bytes += item.bytes();
  }

  boolean flying() {
    return flying;
  }

  /** Whether the delivery under way ends a window, so that it has no records. */
  boolean ending() {
    return ending;
  }

  Instant begun() {
    return begun;
  }

  boolean isEmpty() {
    return records.isEmpty();
  }

  Message first() {
    return records.element();
  }

  /** Takes the first record out for good. */
  Message drop() {
    if (!cuts.isEmpty()) {
      var cut = cuts.remove() - 1;
      if (cut > 0) {
        cuts.addFirst(cut);
      }
    }
    return remove();
  }

  private Message remove() {
    var record = records.remove();
    bytes -= record.item().bytes();
    return record;
  }

  /** When the next delivery may begin; {@code MAX} while there is one, or nothing to deliver. */
  Instant due(Batching batching) {
    if (flying()) {
      return Instant.MAX;
    } else if (window != null && window.isNextToEnd(records.peek())) {
      return window.due(records.peek());
    } else if (isEmpty()) {
      return Instant.MAX;
    }
    var earliest = first().notBefore();
    return again() || fills(batching) ? earliest : earliest.plus(batching.window());
  }

  private boolean again() {
    return !cuts.isEmpty() || first().attempts() > 0;
  }

  private boolean fills(Batching batching) {
    return records.size() >= batching.most()
        || bytes >= batching.bytes()
        || (window != null && !window.joins(first(), records.getLast()));
  }

  /** Begins a delivery; all of its records were delivered equally often. */
  List<Message> take(Batching batching, Instant now) {
    flying = true;
    begun = now;
    ending = window != null && window.isNextToEnd(records.peek());
    flight = ending ? List.of() : taken(batching);
    return flight;
  }

  private List<Message> taken(Batching batching) {
    var first = first();
    if (window != null) {
      window.open(first);
    }
    var cut = cuts.isEmpty() ? batching.most() : cuts.remove();
    var room = new Room(batching.atMost(cut));
    while (!isEmpty() && goesWith(first) && room.fits(first())) {
      room.add(remove());
    }
    return List.copyOf(room.messages());
  }

  private boolean goesWith(Message other) {
    return first().attempts() == other.attempts()
        && (window == null || window.joins(first(), other));
  }

  /** The window of the delivery under way; null if there are none. */
  DeliveryCommand.@Nullable Window windowTaken() {
    return window == null ? null : window.command(partition, ending);
  }

  /** Ends the delivery; answers with its records. */
  List<Message> land() {
    var landed = flight;
    flight = List.of();
    flying = false;
    return landed;
  }

  /** Puts records of the delivery back, to go together as in these lists. */
  void putBack(List<List<Message>> batches) {
    var all = new ArrayList<Message>();
    for (var i = batches.size() - 1; i >= 0; i--) {
      cuts.addFirst(batches.get(i).size());
    }
    batches.forEach(all::addAll);
    for (var i = all.size() - 1; i >= 0; i--) {
      records.addFirst(all.get(i));
      bytes += all.get(i).item().bytes();
    }
  }

  int waiting() {
    return records.size();
  }
}
