// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.lambda;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sampan.Body;
import dev.sampan.platform.BatchOutcome;
import dev.sampan.platform.BusEvent;
import dev.sampan.platform.InvocationFacts;
import dev.sampan.platform.LogBatch;
import dev.sampan.platform.NativeReply;
import dev.sampan.platform.NotExpressibleException;
import dev.sampan.platform.ObjectEvent;
import dev.sampan.platform.Platform;
import dev.sampan.platform.QueueMessage;
import dev.sampan.platform.RecordEvent;
import dev.sampan.platform.ScheduleFiring;
import dev.sampan.platform.SourceEvent;
import dev.sampan.platform.StreamRecord;
import dev.sampan.platform.TopicMessage;
import dev.sampan.platform.manifest.BusTrigger;
import dev.sampan.platform.manifest.LogTrigger;
import dev.sampan.platform.manifest.ObjectTrigger;
import dev.sampan.platform.manifest.QueueTrigger;
import dev.sampan.platform.manifest.RecordTrigger;
import dev.sampan.platform.manifest.ScheduleTrigger;
import dev.sampan.platform.manifest.StreamTrigger;
import dev.sampan.platform.manifest.TopicTrigger;
import dev.sampan.platform.manifest.TriggerSpec;
import dev.sampan.platform.profile.Limit;
import dev.sampan.platform.profile.Profile;
import dev.sampan.platform.wire.Json;
import java.util.List;
import java.util.Optional;

/**
 * The service behind each kind of trigger: SQS, Kinesis and DynamoDB are polled in batches, which
 * may fail in part; SNS, S3, EventBridge and CloudWatch Logs call the function asynchronously with
 * one event.
 */
final class LambdaDelivery {

  private static final Profile PROFILE = Profile.of(Platform.LAMBDA);

  private LambdaDelivery() {}

  static int largestBatch(TriggerSpec trigger) {
    if (trigger instanceof QueueTrigger queue) {
      return Math.min(queue.batch(), PROFILE.get(Limit.QUEUE_BATCH_MAX).intValue());
    } else if (trigger instanceof StreamTrigger stream) {
      return Math.min(stream.batch(), PROFILE.get(Limit.STREAM_BATCH_MAX).intValue());
    } else if (trigger instanceof RecordTrigger record) {
      return Math.min(record.batch(), PROFILE.get(Limit.STREAM_BATCH_MAX).intValue());
    }
    return 1;
  }

  static Body of(TriggerSpec trigger, List<? extends SourceEvent> batch, InvocationFacts facts) {
    requireSize(trigger, batch);
    if (trigger instanceof QueueTrigger queue) {
      return SqsEvent.of(queue, all(batch, QueueMessage.class), facts);
    }
    return shard(trigger, batch, facts)
        .map(Json::body)
        .orElseGet(() -> single(trigger, batch.get(0), facts));
  }

  /** The records of a shard; empty if the trigger has no shards. */
  static Optional<ObjectNode> shard(
      TriggerSpec trigger, List<? extends SourceEvent> batch, InvocationFacts facts) {
    if (trigger instanceof StreamTrigger stream) {
      return Optional.of(KinesisEvent.of(stream, all(batch, StreamRecord.class), facts));
    } else if (trigger instanceof RecordTrigger) {
      return Optional.of(DynamoDbEvent.of(all(batch, RecordEvent.class), facts));
    }
    return Optional.empty();
  }

  private static Body single(TriggerSpec trigger, SourceEvent event, InvocationFacts facts) {
    if (trigger instanceof TopicTrigger topic) {
      return SnsEvent.of(topic, (TopicMessage) event, facts);
    } else if (trigger instanceof ObjectTrigger object) {
      return S3Event.of(object, (ObjectEvent) event, facts);
    } else if (trigger instanceof ScheduleTrigger schedule) {
      return EventBridgeEvent.of(schedule, (ScheduleFiring) event, facts);
    } else if (trigger instanceof BusTrigger) {
      return EventBridgeEvent.of((BusEvent) event, facts);
    } else if (trigger instanceof LogTrigger log) {
      return LogsEvent.of(log, (LogBatch) event, facts);
    }
    throw new NotExpressibleException(
        "lambda: trigger \"" + trigger.name() + "\" takes requests, not events");
  }

  static BatchOutcome read(
      TriggerSpec trigger, List<? extends SourceEvent> batch, NativeReply reply) {
    if (!trigger.polling().partial()) {
      return whole(batch, reply);
    } else if (trigger instanceof QueueTrigger) {
      return BatchReply.queue(all(batch, QueueMessage.class), reply);
    } else if (trigger instanceof StreamTrigger) {
      return BatchReply.stream(all(batch, StreamRecord.class), reply);
    } else if (trigger instanceof RecordTrigger) {
      return BatchReply.records(all(batch, RecordEvent.class), reply);
    }
    return whole(batch, reply);
  }

  /** What does not ask for the events that failed takes every result for a success. */
  private static BatchOutcome whole(List<? extends SourceEvent> batch, NativeReply reply) {
    return reply instanceof NativeReply.Payload
        ? BatchOutcome.acknowledged()
        : BatchOutcome.allFailed(batch, BatchReply.errorText(reply));
  }

  private static void requireSize(TriggerSpec trigger, List<? extends SourceEvent> batch) {
    var most = largestBatch(trigger);
    if (batch.isEmpty() || batch.size() > most) {
      throw new NotExpressibleException(
          "lambda: trigger \""
              + trigger.name()
              + "\" takes 1 to "
              + most
              + " events at once, not "
              + batch.size());
    }
  }

  private static <T extends SourceEvent> List<T> all(
      List<? extends SourceEvent> batch, Class<T> kind) {
    return batch.stream().map(kind::cast).toList();
  }
}
