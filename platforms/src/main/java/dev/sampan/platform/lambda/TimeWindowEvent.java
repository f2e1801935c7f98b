// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sampan.Body;
import dev.sampan.platform.BatchOutcome;
import dev.sampan.platform.InvocationFacts;
import dev.sampan.platform.NativeReply;
import dev.sampan.platform.NotExpressibleException;
import dev.sampan.platform.SourceEvent;
import dev.sampan.platform.WindowBatch;
import dev.sampan.platform.manifest.StreamTrigger;
import dev.sampan.platform.manifest.TriggerSpec;
import dev.sampan.platform.wire.Json;
import java.util.List;
import java.util.Optional;

/**
 * A shard's batch within a tumbling window: its records, and the state of the window
 * (docs.aws.amazon.com/lambda/latest/dg/services-kinesis-windows.html, services-ddb-windows.html).
 */
final class TimeWindowEvent {

  private TimeWindowEvent() {}

  static Body of(
      TriggerSpec trigger,
      List<? extends SourceEvent> batch,
      WindowBatch window,
      InvocationFacts facts) {
    var event =
        LambdaDelivery.shard(trigger, batch, facts)
            .orElseThrow(
                () ->
                    new NotExpressibleException(
                        "lambda: trigger \"" + trigger.name() + "\" has no shards, so no windows"));
    event
        .putObject("window")
        .put("start", window.start().toString())
        .put("end", window.end().toString());
    event.set("state", Json.parse(window.state()).orElseGet(Json::object));
    var kinesis = trigger instanceof StreamTrigger;
    event.put("shardId", kinesis ? KinesisEvent.shard(window.partition()) : DynamoDbEvent.SHARD);
    event.put("isFinalInvokeForWindow", window.last());
    event.put("isWindowTerminatedEarly", window.early());
    event.put(
        "eventSourceARN",
        kinesis
            ? KinesisEvent.streamArn(trigger.source(), facts)
            : DynamoDbEvent.streamArn(trigger.source(), facts));
    return Json.body(event);
  }

  /** A reply without a state fails the batch. */
  static BatchOutcome read(
      TriggerSpec trigger, List<? extends SourceEvent> batch, NativeReply reply) {
    if (!(reply instanceof NativeReply.Payload payload)) {
      var why = BatchReply.errorText(reply);
      return BatchOutcome.allFailed(batch, why.isEmpty() ? "the function failed" : why);
    }
    var state = Json.parse(payload.body()).flatMap(TimeWindowEvent::state);
    return state.isEmpty()
        ? BatchOutcome.allFailed(batch, "the reply to a batch of a window has no state")
        : LambdaDelivery.read(trigger, batch, reply).with(state.get());
  }

  private static Optional<Body> state(JsonNode reply) {
    return reply.has("state")
        ? Optional.of(Json.body(reply.get("state").isNull() ? Json.object() : reply.get("state")))
        : Optional.empty();
  }
}
