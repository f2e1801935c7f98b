// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.lambdaapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sampan.emulator.function.Owner;
import dev.sampan.emulator.lambdaapi.Mappings.Mapping;
import dev.sampan.platform.Platform;
import dev.sampan.platform.manifest.Order;
import dev.sampan.platform.manifest.QueueTrigger;
import dev.sampan.platform.manifest.RecordTrigger;
import dev.sampan.platform.manifest.ShardRules;
import dev.sampan.platform.manifest.StreamTrigger;
import dev.sampan.platform.manifest.TriggerSpec;

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
    json.putArray("FunctionResponseTypes").add("ReportBatchItemFailures");
    settings(json, mapping.trigger());
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
      json.put("BatchSize", it.batch()).put("MaximumBatchingWindowInSeconds", 0);
      stream(json, it.attempts(), it.shards());
    }
  }

  private static void stream(ObjectNode json, int attempts, ShardRules shards) {
    json.put("StartingPosition", "LATEST").put("MaximumRetryAttempts", attempts - 1);
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
