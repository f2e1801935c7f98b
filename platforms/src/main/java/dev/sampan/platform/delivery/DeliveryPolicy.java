// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.delivery;

import dev.sampan.platform.Platform;
import dev.sampan.platform.manifest.FunctionSpec;
import dev.sampan.platform.manifest.TriggerSpec;

/**
 * The rules by which one platform delivers to one trigger.
 *
 * <pre>{@code
 * var policy = DeliveryPolicy.of(Platform.LAMBDA, function, trigger);
 * var model = policy.model();
 * var commands = model.step(new DeliveryInput.Accepted(items), now);
 * }</pre>
 */
public sealed interface DeliveryPolicy permits QueuePolicy, StreamPolicy {

  /**
   * The rules of a trigger of any kind but HTTP, all numbers from the platform's profile.
   *
   * @param function the function as it is on the platform
   * @param trigger one of its triggers
   */
  static DeliveryPolicy of(Platform platform, FunctionSpec function, TriggerSpec trigger) {
    return PlatformRules.of(platform).policy(function, trigger);
  }

  /** How events become one delivery. */
  Batching batching();

  /** How often an event is delivered. */
  Retries retries();

  /** The same for a machine that bears less: smaller batches, fewer deliveries at a time. */
  DeliveryPolicy bounded(int batch, int deliveries);

  /** A model without items that follows these rules. */
  DeliveryModel model();
}
