// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.delivery;

import dev.sampan.platform.manifest.Order;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * The messages that are in no delivery, in groups; those of a group that is in one wait with it.
 * Owned by the model.
 */
final class WaitingMessages {

  /** The messages of a delivery and the groups that they hold up. */
  record Taken(List<Message> messages, List<Group> groups) {}

  private static final String ALL = "";

  private final Order order;
  private final Map<String, Group> byKey = new HashMap<>();

  /** Groups whose first message is not due; the first to come due is at the head. */
  private final PriorityQueue<Group> hidden =
      new PriorityQueue<>(Comparator.comparing(Group::due).thenComparing(Group::number));

  private final Deque<Group> due = new ArrayDeque<>();
  private int dueMessages;
  private long dueBytes;
  private int size;
  private long groups;

  WaitingMessages(Order order) {
    this.order = order;
  }

  int size() {
    return size;
  }

  /** Puts a message behind all others. */
  void add(DeliveryItem item) {
    var key = key(item);
    var group = key == null ? null : byKey.get(key);
    size++;
    if (group == null) {
      group = new Group(key, groups++);
      group.add(new Message(item, group));
      hidden.add(group);
      if (key != null) {
        byKey.put(key, group);
      }
    } else {
      count(group, -1);
      group.add(new Message(item, group));
      count(group, 1);
    }
  }

  private @Nullable String key(DeliveryItem item) {
    return switch (order) {
      case NONE -> null;
      case PER_KEY -> item.key();
      case STRICT -> ALL;
    };
  }

  private void count(Group group, int sign) {
    if (group.shown()) {
      dueMessages += sign * group.size();
      dueBytes += sign * group.bytes();
    }
  }

  /** Shows what has come due. */
  void show(Instant now) {
    while (!hidden.isEmpty() && !hidden.element().due().isAfter(now)) {
      var group = hidden.remove();
      group.show(true);
      due.add(group);
      count(group, 1);
    }
  }

  /** Whether what is due fills a delivery. */
  boolean fills(Batching batching) {
    return dueMessages >= batching.most() || dueBytes >= batching.bytes();
  }

  /** Since when the first message that is due has been so; {@code MAX} if none is. */
  Instant dueSince() {
    return due.isEmpty() ? Instant.MAX : due.element().due();
  }

  /** When the next message comes due; {@code MAX} if none will. */
  Instant nextDue() {
    return hidden.isEmpty() ? Instant.MAX : hidden.element().due();
  }

  /** Takes the messages of one delivery out of those that are due. */
  Taken take(Batching batching, Instant now) {
    var room = new Room(batching);
    var held = new ArrayList<Group>();
    while (!due.isEmpty() && room.fits(due.element().first())) {
      var group = due.remove();
      count(group, -1);
      group.show(false);
      held.add(group);
      while (!group.isEmpty() && !group.due().isAfter(now) && room.fits(group.first())) {
        room.add(group.take());
      }
    }
    size -= room.messages().size();
    return new Taken(room.messages(), held);
  }

  /** Lets a group be delivered again, with messages that come before all others of it. */
  void release(Group group, List<Message> back) {
    for (var i = back.size() - 1; i >= 0; i--) {
      group.putBack(back.get(i));
    }
    size += back.size();
    if (!group.isEmpty()) {
      hidden.add(group);
    } else if (group.key() != null) {
      byKey.remove(group.key());
    }
  }
}
