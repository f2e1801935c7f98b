// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.cloudrun;

import dev.sampan.HttpRequest;
import dev.sampan.platform.BusEvent;
import dev.sampan.platform.InvocationFacts;
import dev.sampan.platform.LogBatch;
import dev.sampan.platform.NotExpressibleException;
import dev.sampan.platform.ObjectEvent;
import dev.sampan.platform.QueueMessage;
import dev.sampan.platform.RecordEvent;
import dev.sampan.platform.ScheduleFiring;
import dev.sampan.platform.SourceEvent;
import dev.sampan.platform.StreamRecord;
import dev.sampan.platform.TopicMessage;
import dev.sampan.platform.manifest.QueueTrigger;
import dev.sampan.platform.manifest.TopicTrigger;
import dev.sampan.platform.manifest.TriggerSpec;

/** The request that each kind of trigger sends to a service on Cloud Run. */
final class EventForms {

  private EventForms() {}

  static HttpRequest of(TriggerSpec trigger, SourceEvent event, InvocationFacts facts) {
    return switch (trigger.kind()) {
      case QUEUE -> PubSubPush.of((QueueTrigger) trigger, (QueueMessage) event, facts);
      case TOPIC -> PubSubPush.of((TopicTrigger) trigger, (TopicMessage) event, facts);
      case STREAM -> KafkaSourceEvent.of(trigger, (StreamRecord) event, facts);
      case OBJECT -> StorageEvent.of(trigger, (ObjectEvent) event, facts);
      case SCHEDULE -> SchedulerRequest.of(trigger, (ScheduleFiring) event, facts);
      case BUS -> bus(trigger, (BusEvent) event, facts);
      case LOG -> LogSinkPush.of(trigger, (LogBatch) event, facts);
      case RECORD -> FirestoreEvent.of(trigger, (RecordEvent) event, facts);
      case HTTP, DIRECT ->
          throw new NotExpressibleException("cloudrun: " + trigger.kind() + " delivers no events");
    };
  }

  /** A bus of somebody else's may hold an event that no header can carry. */
  private static HttpRequest bus(TriggerSpec trigger, BusEvent bus, InvocationFacts facts) {
    try {
      return EventRequest.binary(trigger.name(), bus.event(), facts);
    } catch (IllegalArgumentException e) {
      throw new NotExpressibleException(
          "cloudrun: event "
              + bus.id()
              + " has an attribute that no header carries: "
              + e.getMessage());
    }
  }
}
