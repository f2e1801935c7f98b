// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.manifest;

import dev.sampan.Trigger;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Changes of records in a table (DynamoDB Streams; Firestore).
 *
 * @param name the name of the trigger
 * @param source the logical name of the table
 * @param batch the most changes of one delivery
 * @param window how long a delivery waits to fill up
 * @param attempts deliveries of a change before it goes to the dead letter
 * @param deadLetter the queue for changes that failed for good; null if there is none
 * @param shards how the changes of a shard are given
 * @param polling what a platform that polls the table's stream does besides
 */
public record RecordTrigger(
    String name,
    String source,
    int batch,
    Duration window,
    int attempts,
    @Nullable String deadLetter,
    ShardRules shards,
    PollRules polling)
    implements TriggerSpec {

  /** By the rules that shards have by default. */
  public RecordTrigger(
      String name, String source, int batch, int attempts, @Nullable String deadLetter) {
    this(
        name,
        source,
        batch,
        Duration.ZERO,
        attempts,
        deadLetter,
        ShardRules.DEFAULT,
        PollRules.DEFAULT);
  }

  @Override
  public Trigger kind() {
    return Trigger.RECORD;
  }
}
