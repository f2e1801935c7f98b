// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.delivery;

import dev.sampan.platform.Platform;
import dev.sampan.platform.manifest.FunctionSpec;
import dev.sampan.platform.manifest.QueueTrigger;
import dev.sampan.platform.manifest.RecordTrigger;
import dev.sampan.platform.manifest.TopicTrigger;
import dev.sampan.platform.profile.Limit;
import java.time.Duration;

/**
 * SCF: CKafka is polled, each partition in order; whatever else there is calls the function
 * asynchronously, message by message and in no order.
 */
final class ScfRules extends PlatformRules {

  ScfRules() {
    super(Platform.SCF);
  }

  @Override
  QueuePolicy queue(FunctionSpec function, QueueTrigger trigger) {
    return calls(attempts(trigger, trigger.attempts()));
  }

  @Override
  QueuePolicy topic(FunctionSpec function, TopicTrigger trigger) {
    return calls(attempts(trigger, trigger.attempts()));
  }

  @Override
  DeliveryPolicy record(FunctionSpec function, RecordTrigger trigger) {
    var attempts = attempts(trigger, trigger.attempts());
    return stream(trigger.batch(), Duration.ZERO, attempts, trigger.shards());
  }

  @Override
  QueuePolicy asynchronous() {
    return calls(1 + count(Limit.ASYNC_RETRIES));
  }

  @Override
  QueuePolicy calls(int attempts) {
    return alone(retries(attempts), Scaling.fixed(count(Limit.ASYNC_WAITING_MAX)));
  }

  @Override
  boolean bisects() {
    return false;
  }
}
