// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.delivery;

import java.time.Instant;

/** An item on its way. Owned by the model. */
final class Message {

  private final DeliveryItem item;
  private final Group group;
  private int attempts;
  private int refusals;
  private Instant notBefore;

  Message(DeliveryItem item, Group group) {
    this.item = item;
    this.group = group;
    this.attempts = item.attempts();
    this.notBefore = item.notBefore();
  }

  String id() {
    return item.id();
  }

  Group group() {
    return group;
  }

  DeliveryItem item() {
    return item;
  }

  int attempts() {
    return attempts;
  }

  Instant notBefore() {
    return notBefore;
  }

  Instant acceptedAt() {
    return item.acceptedAt();
  }

  DeliveryCommand.Attempt attempt() {
    return new DeliveryCommand.Attempt(id(), attempts + 1);
  }

  /** Counts a delivery that failed. */
  void failed() {
    attempts++;
    refusals = 0;
  }

  /** Counts a delivery that never ran; answers with how many there were in a row. */
  int refused() {
    return ++refusals;
  }

  void hideUntil(Instant earliest) {
    notBefore = earliest;
  }
}
