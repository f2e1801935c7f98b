// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.manifest;

import dev.sampan.Trigger;
import dev.sampan.platform.filter.EventFilter;
import org.jspecify.annotations.Nullable;

/**
 * Messages published to a topic (SNS; CMQ topic; Pub/Sub).
 *
 * @param name the name of the trigger
 * @param source the logical name of the topic
 * @param attempts deliveries of a message before it goes to the dead letter
 * @param deadLetter the queue for messages that failed for good; null if there is none
 * @param filter which messages it hears of, by their attributes
 */
public record TopicTrigger(
    String name, String source, int attempts, @Nullable String deadLetter, EventFilter filter)
    implements TriggerSpec {

  /** A trigger that hears of every message. */
  public TopicTrigger(String name, String source, int attempts, @Nullable String deadLetter) {
    this(name, source, attempts, deadLetter, EventFilter.NONE);
  }

  @Override
  public Trigger kind() {
    return Trigger.TOPIC;
  }
}
