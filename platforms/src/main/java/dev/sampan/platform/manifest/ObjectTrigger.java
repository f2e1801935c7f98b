// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.manifest;

import dev.sampan.ObjectChanged;
import dev.sampan.Trigger;
import java.util.List;

/**
 * Changes of objects in a bucket (S3; COS; Cloud Storage).
 *
 * @param name the name of the trigger
 * @param source the logical name of the bucket
 * @param on the changes it hears of
 * @param prefix how a key must begin; empty for any
 * @param suffix how a key must end; empty for any
 */
public record ObjectTrigger(
    String name, String source, List<ObjectChanged.Change> on, String prefix, String suffix)
    implements TriggerSpec {

  /** Copies the changes. */
  public ObjectTrigger {
    on = List.copyOf(on);
  }

  @Override
  public Trigger kind() {
    return Trigger.OBJECT;
  }
}
