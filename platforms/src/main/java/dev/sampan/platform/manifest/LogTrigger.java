// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.manifest;

import dev.sampan.Trigger;

/**
 * Log entries (CloudWatch Logs; CLS; Cloud Logging).
 *
 * @param name the name of the trigger
 * @param source the logical name of the log group
 */
public record LogTrigger(String name, String source) implements TriggerSpec {

  @Override
  public Trigger kind() {
    return Trigger.LOG;
  }
}
