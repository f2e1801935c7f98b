// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.delivery;

import dev.sampan.platform.Platform;
import dev.sampan.platform.manifest.FunctionSpec;
import dev.sampan.platform.manifest.Order;
import dev.sampan.platform.manifest.QueueTrigger;
import dev.sampan.platform.manifest.RecordTrigger;
import dev.sampan.platform.manifest.TopicTrigger;
import dev.sampan.platform.profile.Limit;

/**
 * Cloud Run: Pub/Sub pushes every message by itself; Eventarc and Cloud Scheduler stand on the same
 * ground.
 */
final class CloudRunRules extends PlatformRules {

  CloudRunRules() {
    super(Platform.CLOUDRUN);
  }

  @Override
  QueuePolicy queue(FunctionSpec function, QueueTrigger trigger) {
    return push(function, attempts(trigger, trigger.attempts()), trigger.order());
  }

  @Override
  QueuePolicy topic(FunctionSpec function, TopicTrigger trigger) {
    return push(function, attempts(trigger, trigger.attempts()), Order.NONE);
  }

  @Override
  DeliveryPolicy record(FunctionSpec function, RecordTrigger trigger) {
    return push(function, attempts(trigger, trigger.attempts()), Order.NONE);
  }

  private QueuePolicy push(FunctionSpec function, int attempts, Order order) {
    var deadline =
        longer(
            time(Limit.QUEUE_ACK_DEADLINE_MIN),
            shorter(function.timeout(), time(Limit.QUEUE_ACK_DEADLINE_MAX)));
    return new QueuePolicy(
        Batching.SINGLE,
        new Retries(attempts, backoff(), null, time(Limit.QUEUE_RETENTION)),
        order,
        deadline,
        queueScaling());
  }

  private Backoff backoff() {
    return Backoff.doubling(
        time(Limit.QUEUE_REDELIVERY_DELAY), time(Limit.QUEUE_REDELIVERY_DELAY_MAX));
  }

  /** Eventarc counts no attempts: it gives an event up when it is too old. */
  @Override
  QueuePolicy asynchronous() {
    return calls(Integer.MAX_VALUE);
  }

  @Override
  QueuePolicy calls(int attempts) {
    var retries = new Retries(attempts, backoff(), null, time(Limit.ASYNC_AGE_MAX));
    return alone(retries, queueScaling());
  }
}
