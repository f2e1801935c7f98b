// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.delivery;

import dev.sampan.platform.Platform;
import dev.sampan.platform.manifest.FunctionSpec;
import dev.sampan.platform.manifest.Order;
import dev.sampan.platform.manifest.QueueTrigger;
import dev.sampan.platform.profile.Limit;
import java.time.Duration;

/**
 * Lambda: pollers for SQS, Kinesis and DynamoDB Streams; asynchronous calls for all else (SNS, S3,
 * EventBridge and its schedules, CloudWatch Logs).
 */
final class LambdaRules extends PlatformRules {

  LambdaRules() {
    super(Platform.LAMBDA);
  }

  @Override
  QueuePolicy queue(FunctionSpec function, QueueTrigger trigger) {
    // A queue whose visibility time-out is shorter than the function's is refused by Lambda.
    var hidden = longer(time(Limit.QUEUE_REDELIVERY_DELAY), function.timeout());
    var backoff = new Backoff(hidden, Duration.ZERO, hidden, Backoff.From.DELIVERY);
    return new QueuePolicy(
        batching(trigger),
        new Retries(
            attempts(trigger, trigger.attempts()), backoff, null, time(Limit.QUEUE_RETENTION)),
        trigger.order(),
        hidden,
        scaling(trigger));
  }

  private Scaling scaling(QueueTrigger trigger) {
    var asked = trigger.concurrency();
    var scaling = queueScaling();
    return asked == null
        ? scaling
        : scaling.atMost(Math.max(asked, count(Limit.QUEUE_CONCURRENCY_MIN)));
  }

  private Batching batching(QueueTrigger trigger) {
    if (trigger.order() != Order.NONE) {
      var most = Math.min(trigger.batch(), count(Limit.QUEUE_BATCH_MAX_ORDERED));
      return new Batching(most, Duration.ZERO, bytes(Limit.QUEUE_BATCH_BYTES));
    }
    return new Batching(
        Math.min(trigger.batch(), count(Limit.QUEUE_BATCH_MAX)),
        shorter(trigger.window(), time(Limit.QUEUE_WINDOW_MAX)),
        bytes(Limit.QUEUE_BATCH_BYTES));
  }

  @Override
  QueuePolicy calls(int attempts) {
    return alone(retries(attempts), Scaling.fixed(count(Limit.INSTANCES_MAX)));
  }

  /** Sampan asks for it, so that a bad record takes no good one with it to the dead letter. */
  @Override
  boolean bisects() {
    return true;
  }
}
