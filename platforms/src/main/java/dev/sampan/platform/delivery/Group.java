// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.delivery;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Messages that go one after the other: those of one key, or a single one. Owned by the model; in
 * at most one delivery at a time.
 */
final class Group {

  private final @Nullable String key;
  private final long number;
  private final Deque<Message> messages = new ArrayDeque<>(2);
  private long bytes;
  private boolean shown;

  Group(@Nullable String key, long number) {
    this.key = key;
    this.number = number;
  }

  @Nullable String key() {
    return key;
  }

  /** Its age among groups, for a fair order among those that come due at the same time. */
  long number() {
    return number;
  }

  /** Whether it is among those that may be delivered now. */
  boolean shown() {
    return shown;
  }

  void show(boolean now) {
    shown = now;
  }

  void add(Message message) {
    messages.addLast(message);
    bytes += message.item().bytes();
  }

  void putBack(Message message) {
    messages.addFirst(message);
    bytes += message.item().bytes();
  }

  Message first() {
    return messages.element();
  }

  Message take() {
    var message = messages.remove();
    bytes -= message.item().bytes();
    return message;
  }

  boolean isEmpty() {
    return messages.isEmpty();
  }

  int size() {
    return messages.size();
  }

  long bytes() {
    return bytes;
  }

  /** When the first message, and so the group, may be delivered. */
  Instant due() {
    return messages.isEmpty() ? Instant.MAX : first().notBefore();
  }
}
