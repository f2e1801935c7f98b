// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.delivery;

import dev.sampan.platform.Platform;
import dev.sampan.platform.manifest.FunctionSpec;
import dev.sampan.platform.manifest.QueueTrigger;
import dev.sampan.platform.profile.Limit;

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
  QueuePolicy calls(int attempts) {
    return alone(retries(attempts), Scaling.fixed(count(Limit.ASYNC_WAITING_MAX)));
  }
}
