// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.manifest;

import dev.sampan.Trigger;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Messages of a queue (SQS; CMQ or TDMQ; Pub/Sub push).
 *
 * @param name the name of the trigger
 * @param source the logical name of the queue
 * @param batch the most messages of one delivery
 * @param window how long a delivery waits to fill up
 * @param order the order kept among the messages
 * @param attempts deliveries of a message before it goes to the dead letter
 * @param deadLetter the queue for messages that failed for good; null if there is none
 * @param concurrency the most deliveries at the same time; null for the platform's own number
 * @param polling what a platform that polls the queue does besides
 */
public record QueueTrigger(
    String name,
    String source,
    int batch,
    Duration window,
    Order order,
    int attempts,
    @Nullable String deadLetter,
    @Nullable Integer concurrency,
    PollRules polling)
    implements TriggerSpec {

  /** With as many deliveries at the same time as the platform lets there be. */
  public QueueTrigger(
      String name,
      String source,
      int batch,
      Duration window,
      Order order,
      int attempts,
      @Nullable String deadLetter) {
    this(name, source, batch, window, order, attempts, deadLetter, null, PollRules.DEFAULT);
  }

  @Override
  public Trigger kind() {
    return Trigger.QUEUE;
  }
}
