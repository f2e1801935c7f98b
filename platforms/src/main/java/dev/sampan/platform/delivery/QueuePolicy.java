// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.delivery;

import dev.sampan.platform.manifest.Order;
import java.time.Duration;
import java.util.Objects;

/**
 * The rules of a source whose events stand alone: queue, topic, bus, schedule, bucket, log.
 *
 * @param batching how events become one delivery
 * @param retries how often an event is delivered
 * @param order what is kept in order; a failed event holds back those behind it
 * @param hidden after how long an unanswered delivery counts as failed; zero for never
 * @param scaling how many deliveries run at the same time
 */
public record QueuePolicy(
    Batching batching, Retries retries, Order order, Duration hidden, Scaling scaling)
    implements DeliveryPolicy {

  /** Checks that nothing is missing. */
  public QueuePolicy {
    Objects.requireNonNull(batching, "batching");
    Objects.requireNonNull(retries, "retries");
    Objects.requireNonNull(order, "order");
    Objects.requireNonNull(hidden, "hidden");
    Objects.requireNonNull(scaling, "scaling");
  }

  @Override
  public QueuePolicy bounded(int batch, int deliveries) {
    return new QueuePolicy(
        batching.atMost(batch), retries, order, hidden, scaling.atMost(deliveries));
  }

  @Override
  public DeliveryQueue model() {
    return new DeliveryQueue(this);
  }
}
