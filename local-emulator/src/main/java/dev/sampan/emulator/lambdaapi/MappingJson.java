// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.lambdaapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sampan.Trigger;
import dev.sampan.emulator.function.Owner;
import dev.sampan.emulator.lambdaapi.Mappings.Mapping;
import dev.sampan.platform.Platform;
import dev.sampan.platform.catalog.NativeWires;
import dev.sampan.platform.manifest.AttemptRange;
import dev.sampan.platform.manifest.Order;
import dev.sampan.platform.manifest.QueueTrigger;
import dev.sampan.platform.manifest.RecordTrigger;
import dev.sampan.platform.manifest.ShardRules;
import dev.sampan.platform.manifest.StreamTrigger;
import dev.sampan.platform.manifest.TriggerSpec;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes event source mappings as Lambda's API does. */
final class MappingJson {

  private final Platform triggers;

  /** A writer for an emulator whose triggers run on a platform. */
  MappingJson(Platform triggers) {
    this.triggers = triggers;
  }

  /** A mapping that is not being changed. */
  ObjectNode of(Mapping mapping) {
    return of(mapping, mapping.enabled() ? "Enabled" : "Disabled");
  }

  /** A mapping in a state. */
  ObjectNode of(Mapping mapping, String state) {
    var owner = Owner.of(Platform.LAMBDA);
    var json = LambdaCall.object().put("UUID", mapping.id().toString());
    json.put(
        "EventSourceMappingArn",
        "arn:aws:lambda:%s:%s:event-source-mapping:%s"
            .formatted(owner.region(), owner.account(), mapping.id()));
    json.put("EventSourceArn", arn(mapping.trigger()));
    json.put("FunctionArn", Versions.arn(new FunctionRef(mapping.function(), "")));
    json.put("State", state).put("StateTransitionReason", reason(mapping));
    json.put("LastModified", Times.seconds(mapping.at()));
    settings(json, mapping.trigger());
    polling(json, mapping.trigger());
    return json;
  }

  private String reason(Mapping mapping) {
    if (triggers != Platform.LAMBDA) {
      return "This emulator delivers as " + triggers.id() + "; start it with --platform lambda.";
    }
    return mapping.trigger() instanceof QueueTrigger ? "USER_INITIATED" : "User action";
  }

  private static void settings(ObjectNode json, TriggerSpec trigger) {
    if (trigger instanceof QueueTrigger it) {
      json.put("BatchSize", it.batch());
      json.put("MaximumBatchingWindowInSeconds", it.window().toSeconds());
      if (it.concurrency() != null) {
        json.putObject("ScalingConfig").put("MaximumConcurrency", it.concurrency());
      }
    } else if (trigger instanceof StreamTrigger it) {
      json.put("BatchSize", it.batch());
      json.put("MaximumBatchingWindowInSeconds", it.window().toSeconds());
      stream(json, it.attempts(), it.shards());
    } else if (trigger instanceof RecordTrigger it) {
      json.put("BatchSize", it.batch());
      json.put("MaximumBatchingWindowInSeconds", it.window().toSeconds());
      stream(json, it.attempts(), it.shards());
    }
  }

  private static void polling(ObjectNode json, TriggerSpec trigger) {
    var responses = json.putArray(PollSettings.RESPONSES);
    if (trigger.polling().partial()) {
      responses.add(PollSettings.REPORTS);
    }
    var filters = NativeWires.of(Platform.LAMBDA).filters(trigger);
    if (!filters.isEmpty()) {
      var all = json.putObject(PollSettings.FILTER).putArray("Filters");
      filters.forEach(it -> all.addObject().put("Pattern", it.toString()));
    }
    onFailure(trigger)
        .ifPresent(
            it ->
                json.putObject(PollSettings.DESTINATION)
                    .putObject("OnFailure")
                    .put("Destination", it));
  }

  /** The ARN of where failed batches are told; queues have a redrive policy for that. */
  private static Optional<String> onFailure(TriggerSpec trigger) {
    var told = trigger.polling().onFailure();
    if (told != null) {
      var kind = Trigger.valueOf(told.kind().name());
      return Optional.of(Resource.arn(kind, told.source(), false));
    }
    return Optional.ofNullable(deadLetter(trigger))
        .map(it -> Resource.arn(Trigger.QUEUE, it, false));
  }

  private static @Nullable String deadLetter(TriggerSpec trigger) {
    if (trigger instanceof StreamTrigger it) {
      return it.deadLetter();
    }
    return trigger instanceof RecordTrigger it ? it.deadLetter() : null;
  }

  private static void position(ObjectNode json, @Nullable Instant since) {
    if (since == null) {
      json.put("StartingPosition", "LATEST");
    } else if (since.equals(Instant.EPOCH)) {
      json.put("StartingPosition", "TRIM_HORIZON");
    } else {
      json.put("StartingPosition", "AT_TIMESTAMP");
      json.put("StartingPositionTimestamp", Times.seconds(since));
    }
  }

  private static void stream(ObjectNode json, int attempts, ShardRules shards) {
    position(json, shards.since());
    json.put("MaximumRetryAttempts", attempts == AttemptRange.ENDLESS ? -1 : attempts - 1);
    json.put("TumblingWindowInSeconds", shards.tumbling().toSeconds());
    json.put("ParallelizationFactor", shards.parallel());
    json.put("BisectBatchOnFunctionError", shards.bisect());
    json.put(
        "MaximumRecordAgeInSeconds", shards.maxAge() == null ? -1 : shards.maxAge().toSeconds());
  }

  /** The ARN of a trigger's source. */
  static String arn(TriggerSpec trigger) {
    var ordered = trigger instanceof QueueTrigger it && it.order() != Order.NONE;
    return Resource.arn(trigger.kind(), trigger.source(), ordered);
  }
}
