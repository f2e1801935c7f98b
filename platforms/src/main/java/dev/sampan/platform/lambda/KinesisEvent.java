// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.lambda;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sampan.platform.InvocationFacts;
import dev.sampan.platform.NotExpressibleException;
import dev.sampan.platform.StreamRecord;
import dev.sampan.platform.manifest.StreamTrigger;
import dev.sampan.platform.wire.Json;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/** Writes records of a stream as a Kinesis event source mapping does: all of one shard. */
final class KinesisEvent {

  private KinesisEvent() {}

  static ObjectNode of(StreamTrigger trigger, List<StreamRecord> batch, InvocationFacts facts) {
    var event = Json.object();
    var records = event.putArray("Records");
    for (var record : batch) {
      requireCarried(record, batch.get(0).partition());
      records.add(record(trigger, record, facts));
    }
    return event;
  }

  /** The record's place in its shard: as long as Kinesis's own, and growing with the offset. */
  static String sequenceNumber(StreamRecord record) {
    return String.format(Locale.ROOT, "49%014d%040d", record.partition(), record.offset());
  }

  static String shard(StreamRecord record) {
    return shard(record.partition());
  }

  static String shard(int partition) {
    return String.format(Locale.ROOT, "shardId-%012d", partition);
  }

  static String streamArn(String stream, InvocationFacts facts) {
    return Arn.of("kinesis", facts, "stream/" + stream);
  }

  private static void requireCarried(StreamRecord record, int shard) {
    if (!record.attributes().isEmpty()) {
      throw new NotExpressibleException(
          "lambda: Kinesis has no headers, and record "
              + record.id()
              + " has "
              + record.attributes().keySet()
              + "; put them into the body, for instance as a CloudEvent");
    }
    if (record.partition() != shard) {
      throw new NotExpressibleException(
          "lambda: a Kinesis batch is of one shard, and record "
              + record.id()
              + " is of another; deliver each partition apart");
    }
  }

  static ObjectNode record(StreamTrigger trigger, StreamRecord record, InvocationFacts facts) {
    var shard = shard(record);
    var json = Json.object();
    json.set("kinesis", data(record));
    json.put("eventSource", "aws:kinesis").put("eventVersion", "1.0");
    json.put("eventID", shard + ":" + sequenceNumber(record));
    json.put("eventName", "aws:kinesis:record");
    json.put("invokeIdentityArn", "arn:aws:iam::" + facts.account() + ":role/" + facts.function());
    json.put("awsRegion", facts.region());
    json.put("eventSourceARN", streamArn(trigger.source(), facts));
    return json;
  }

  /** Kinesis wants a key; a record without one has its id, as of producers without an order. */
  private static ObjectNode data(StreamRecord record) {
    var data = Json.object().put("kinesisSchemaVersion", "1.0");
    data.put("partitionKey", record.key().isEmpty() ? record.id() : record.key());
    data.put("sequenceNumber", sequenceNumber(record));
    data.put("data", Base64.getEncoder().encodeToString(record.body().bytes()));
    data.put("approximateArrivalTimestamp", AwsTime.epochSeconds(record.arrivedAt()));
    return data;
  }
}
