// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.scf;

import dev.sampan.Body;
import dev.sampan.Trigger;
import dev.sampan.platform.BusEvent;
import dev.sampan.platform.InvocationFacts;
import dev.sampan.platform.LogBatch;
import dev.sampan.platform.NotExpressibleException;
import dev.sampan.platform.ObjectEvent;
import dev.sampan.platform.Platform;
import dev.sampan.platform.QueueMessage;
import dev.sampan.platform.ScheduleFiring;
import dev.sampan.platform.SourceEvent;
import dev.sampan.platform.StreamRecord;
import dev.sampan.platform.TopicMessage;
import dev.sampan.platform.manifest.QueueTrigger;
import dev.sampan.platform.manifest.StreamTrigger;
import dev.sampan.platform.manifest.TriggerSpec;
import dev.sampan.platform.profile.Limit;
import dev.sampan.platform.profile.Profile;
import java.util.List;

/** The form that each kind of trigger has on SCF. */
final class EventForms {

  private EventForms() {}

  /** The JSON of the batch's event. */
  static Body of(TriggerSpec trigger, List<? extends SourceEvent> batch, InvocationFacts facts) {
    return switch (trigger.kind()) {
      case QUEUE -> CmqTopicEvent.of((QueueTrigger) trigger, all(QueueMessage.class, batch), facts);
      case TOPIC -> CmqTopicEvent.published(trigger, all(TopicMessage.class, batch), facts);
      case STREAM -> CkafkaEvent.of(trigger, all(StreamRecord.class, batch));
      case OBJECT -> CosEvent.of(all(ObjectEvent.class, batch), facts);
      case SCHEDULE -> TimerEvent.of(only(ScheduleFiring.class, trigger, batch));
      case BUS -> EventBridgeEvent.of(only(BusEvent.class, trigger, batch), facts);
      case LOG -> ClsEvent.of(only(LogBatch.class, trigger, batch), facts);
      case RECORD ->
          throw new NotExpressibleException(
              "scf: no trigger tells of changed records; write the changes to a stream (CKafka,"
                  + " which Tencent's DTS feeds) and give the function a stream trigger");
      case HTTP, DIRECT ->
          throw new NotExpressibleException("scf: " + trigger.kind() + " delivers no events");
    };
  }

  /** How an image is told the kind of trigger, in {@code X-Scf-Trigger-Src}. */
  static String source(Trigger kind) {
    return switch (kind) {
      case QUEUE, TOPIC -> "Cmq";
      case STREAM -> "Ckafka";
      case OBJECT -> "Cos";
      case SCHEDULE -> "Timer";
      case LOG -> "Cls";
      case BUS -> "EventBridge";
      case RECORD, HTTP, DIRECT -> "";
    };
  }

  static int largestBatch(TriggerSpec trigger) {
    var profile = Profile.of(Platform.SCF);
    if (trigger instanceof QueueTrigger queue) {
      return Math.min(queue.batch(), profile.get(Limit.QUEUE_BATCH_MAX).intValue());
    }
    return trigger instanceof StreamTrigger stream
        ? Math.min(stream.batch(), profile.get(Limit.STREAM_BATCH_MAX).intValue())
        : 1;
  }

  private static <T extends SourceEvent> List<T> all(
      Class<T> type, List<? extends SourceEvent> batch) {
    return batch.stream().map(type::cast).toList();
  }

  private static <T extends SourceEvent> T only(
      Class<T> type, TriggerSpec trigger, List<? extends SourceEvent> batch) {
    if (batch.size() != 1) {
      throw new NotExpressibleException(
          "scf: trigger "
              + trigger.name()
              + " carries one event, not "
              + batch.size()
              + "; deliver them singly");
    }
    return type.cast(batch.get(0));
  }
}
