// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.manifest;

import dev.sampan.Trigger;
import org.jspecify.annotations.Nullable;

/**
 * Changes of records in a table (DynamoDB Streams; Firestore).
 *
 * @param name the name of the trigger
 * @param source the logical name of the table
 * @param batch the most changes of one delivery
 * @param attempts deliveries of a change before it goes to the dead letter
 * @param deadLetter the queue for changes that failed for good; null if there is none
 * @param shards how the changes of a shard are given
 */
public record RecordTrigger(
    String name,
    String source,
    int batch,
    int attempts,
    @Nullable String deadLetter,
    ShardRules shards)
    implements TriggerSpec {

  /** By the rules that shards have by default. */
  public RecordTrigger(
      String name, String source, int batch, int attempts, @Nullable String deadLetter) {
    this(name, source, batch, attempts, deadLetter, ShardRules.DEFAULT);
  }

  @Override
  public Trigger kind() {
    return Trigger.RECORD;
  }
}
