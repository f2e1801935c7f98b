// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform;

import io.cloudevents.CloudEvent;
import java.util.Objects;

/**
 * One event on a simulated bus.
 *
 * @param event the event
 * @param attempt the delivery attempt, from 1
 */
public record BusEvent(CloudEvent event, int attempt) implements SourceEvent {

  /** Checks that nothing is missing and that {@code attempt} is at least 1. */
  public BusEvent {
    Objects.requireNonNull(event, "event");
    SourceEvent.requireAttempt(attempt);
  }

  @Override
  public String id() {
    return event.getId();
  }

  @Override
  public BusEvent onAttempt(int attempt) {
    return new BusEvent(event, attempt);
  }
}
