// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.delivery;

import java.time.Instant;
import java.util.List;

/**
 * Decides what is delivered when, for one trigger of one function.
 *
 * <p>The same inputs at the same times always give the same commands. Each item ends in exactly one
 * {@link DeliveryCommand.Done} or {@link DeliveryCommand.Dead}. Not thread-safe: one owner feeds
 * it, one input after the other, with times that never go back.
 */
public sealed interface DeliveryModel permits DeliveryQueue, DeliveryStream {

  /**
   * Takes note of a fact and answers with what is to be done.
   *
   * @param input what happened
   * @param now when it happened; never earlier than in the step before
   * @return the commands, in order; often empty
   */
  List<DeliveryCommand> step(DeliveryInput input, Instant now);

  /** How many items wait for a delivery. */
  int waiting();

  /** How many items are being delivered. */
  int inFlight();

  /** How many deliveries are under way. */
  int deliveries();
}
