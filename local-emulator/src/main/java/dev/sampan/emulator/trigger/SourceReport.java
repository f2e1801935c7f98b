// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.trigger;

import dev.sampan.Trigger;
import java.util.List;

/**
 * A source at one moment.
 *
 * @param kind what kind of source it is
 * @param name its logical name; a schedule's own
 * @param subscriptions who listens to it
 * @param dead how many of its events were given up and are kept
 */
public record SourceReport(Trigger kind, String name, List<Subscriber> subscriptions, long dead) {

  /** Copies the subscriptions. */
  public SourceReport {
    subscriptions = List.copyOf(subscriptions);
  }

  /**
   * One trigger of one function.
   *
   * @param function the function
   * @param trigger the trigger's name
   * @param waiting how many events wait for a delivery
   * @param inFlight how many are being delivered
   */
  public record Subscriber(String function, String trigger, int waiting, int inFlight) {}

  /** How many events wait for a delivery. */
  public int waiting() {
    return subscriptions.stream().mapToInt(Subscriber::waiting).sum();
  }

  /** How many events are being delivered. */
  public int inFlight() {
    return subscriptions.stream().mapToInt(Subscriber::inFlight).sum();
  }
}
