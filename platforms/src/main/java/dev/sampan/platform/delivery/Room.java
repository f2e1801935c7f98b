// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.delivery;

import java.util.ArrayList;
import java.util.List;

/** One delivery while it is filled. */
final class Room {

  private final Batching batching;
  private final List<Message> messages = new ArrayList<>();
  private long bytes;

  Room(Batching batching) {
    this.batching = batching;
  }

  /** Whether there is room; the first message always has it. */
  boolean fits(Message message) {
    return messages.isEmpty()
        || (messages.size() < batching.most()
            && message.item().bytes() <= batching.bytes() - bytes);
  }

  void add(Message message) {
    messages.add(message);
    bytes += message.item().bytes();
  }

  List<Message> messages() {
    return messages;
  }
}
