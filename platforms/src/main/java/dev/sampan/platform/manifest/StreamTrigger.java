// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.manifest;

import dev.sampan.Trigger;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Records of a partitioned stream (Kinesis; CKafka; Kafka).
 *
 * @param name the name of the trigger
 * @param source the logical name of the stream
 * @param batch the most records of one delivery
 * @param window how long a delivery waits to fill up
 * @param order the order kept among the records
 * @param attempts deliveries of a record before it goes to the dead letter
 * @param deadLetter the queue for records that failed for good; null if there is none
 * @param shards how the records of a shard are given
 * @param polling what a platform that polls the stream does besides
 */
public record StreamTrigger(
    String name,
    String source,
    int batch,
    Duration window,
    Order order,
    int attempts,
    @Nullable String deadLetter,
    ShardRules shards,
    PollRules polling)
    implements TriggerSpec {

  /** By the rules that shards have by default. */
  public StreamTrigger(
      String name,
      String source,
      int batch,
      Duration window,
      Order order,
      int attempts,
      @Nullable String deadLetter) {
    this(
        name,
        source,
        batch,
        window,
        order,
        attempts,
        deadLetter,
        ShardRules.DEFAULT,
        PollRules.DEFAULT);
  }

  @Override
  public Trigger kind() {
    return Trigger.STREAM;
  }
}
