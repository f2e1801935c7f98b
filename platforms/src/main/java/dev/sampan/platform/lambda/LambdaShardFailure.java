// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.lambda;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sampan.Body;
import dev.sampan.platform.BatchFailure;
import dev.sampan.platform.InvocationFacts;
import dev.sampan.platform.RecordEvent;
import dev.sampan.platform.SourceEvent;
import dev.sampan.platform.StreamRecord;
import dev.sampan.platform.manifest.StreamTrigger;
import dev.sampan.platform.manifest.TriggerSpec;
import dev.sampan.platform.wire.Json;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What Lambda sends to a mapping's destination when a batch of a shard failed for good: where the
 * records are, not the records (docs.aws.amazon.com/lambda/latest/dg/ services-kinesis-errors.html,
 * services-ddb-errors.html).
 */
final class LambdaShardFailure {

  private LambdaShardFailure() {}

  static Optional<Body> of(
      TriggerSpec trigger,
      List<? extends SourceEvent> batch,
      BatchFailure failure,
      InvocationFacts facts) {
    var first = batch.get(0);
    var last = batch.get(batch.size() - 1);
    var record = record(failure, facts);
    if (first instanceof StreamRecord from && last instanceof StreamRecord to) {
      var stream = Arn.of("kinesis", facts, "stream/" + ((StreamTrigger) trigger).source());
      var info = record.putObject("KinesisBatchInfo").put("shardId", KinesisEvent.shard(from));
      info.put("startSequenceNumber", KinesisEvent.sequenceNumber(from));
      info.put("endSequenceNumber", KinesisEvent.sequenceNumber(to));
      times(info, from.arrivedAt(), to.arrivedAt()).put("batchSize", batch.size());
      info.put("streamArn", stream);
    } else if (first instanceof RecordEvent from && last instanceof RecordEvent to) {
      var info = record.putObject("DDBStreamBatchInfo").put("shardId", DynamoDbEvent.SHARD);
      info.put("startSequenceNumber", DynamoDbEvent.sequenceNumber(from));
      info.put("endSequenceNumber", DynamoDbEvent.sequenceNumber(to));
      times(info, from.changedAt(), to.changedAt()).put("batchSize", batch.size());
      info.put("streamArn", DynamoDbEvent.streamArn(from.changed().table(), facts));
    } else {
      return Optional.empty();
    }
    return Optional.of(Json.body(record));
  }

  private static ObjectNode record(BatchFailure failure, InvocationFacts facts) {
    var record = Json.object();
    record
        .putObject("requestContext")
        .put("requestId", facts.id())
        .put("functionArn", RuntimeHeaders.functionArn(facts))
        .put("condition", failure.tooOld() ? "RecordAgeExceeded" : "RetryAttemptsExhausted")
        .put("approximateInvokeCount", failure.attempts());
    if (failure.attempts() > 0) {
      record
          .putObject("responseContext")
          .put("statusCode", 200)
          .put("executedVersion", "$LATEST")
          .put("functionError", "Unhandled");
    }
    return record.put("version", "1.0").put("timestamp", LambdaDestination.time(failure.endedAt()));
  }

  private static ObjectNode times(ObjectNode info, Instant first, Instant last) {
    return info.put("approximateArrivalOfFirstRecord", LambdaDestination.time(first))
        .put("approximateArrivalOfLastRecord", LambdaDestination.time(last));
  }
}
