// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.lambda;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sampan.RecordChanged;
import dev.sampan.RecordChanged.Change;
import dev.sampan.platform.InvocationFacts;
import dev.sampan.platform.RecordEvent;
import dev.sampan.platform.wire.Digests;
import dev.sampan.platform.wire.Json;
import java.util.List;
import java.util.Locale;

/** Writes changes of records as a DynamoDB stream's event source mapping does. */
final class DynamoDbEvent {

  /** A stream is named after the moment it was made, which the emulator's tables do not have. */
  private static final String STREAM = "/stream/2026-01-01T00:00:00.000";

  /** The emulator's tables have one. */
  static final String SHARD = "shardId-00000000000000000000-00000000";

  private DynamoDbEvent() {}

  static ObjectNode of(List<RecordEvent> batch, InvocationFacts facts) {
    var event = Json.object();
    var records = event.putArray("Records");
    for (var each : batch) {
      records.add(record(each, facts));
    }
    return event;
  }

  /** The change's place in its shard. */
  static String sequenceNumber(RecordEvent event) {
    return String.format(Locale.ROOT, "1%020d", event.sequence());
  }

  static ObjectNode record(RecordEvent event, InvocationFacts facts) {
    var changed = event.changed();
    var record = Json.object().put("eventID", Digests.id(event.id(), 32));
    record.put("eventName", name(changed.change())).put("eventVersion", "1.1");
    record.put("eventSource", "aws:dynamodb").put("awsRegion", facts.region());
    record.set("dynamodb", change(event));
    return record.put("eventSourceARN", streamArn(changed.table(), facts));
  }

  static String streamArn(String table, InvocationFacts facts) {
    return Arn.of("dynamodb", facts, "table/" + table + STREAM);
  }

  static String name(Change change) {
    return switch (change) {
      case CREATED -> "INSERT";
      case UPDATED -> "MODIFY";
      case DELETED -> "REMOVE";
    };
  }

  private static ObjectNode change(RecordEvent event) {
    var images = images(event.changed());
    var change = Json.object();
    change.put("ApproximateCreationDateTime", AwsTime.epochSeconds(event.changedAt()));
    change.setAll(images);
    change.put("SequenceNumber", sequenceNumber(event));
    change.put("SizeBytes", Json.body(images).bytes().length);
    return change.put("StreamViewType", view(event.changed()));
  }

  private static ObjectNode images(RecordChanged changed) {
    var images = Json.object();
    images.set("Keys", AttributeValue.of(changed.key()));
    if (changed.after() != null) {
      images.set("NewImage", AttributeValue.of(changed.after()));
    }
    if (changed.before() != null) {
      images.set("OldImage", AttributeValue.of(changed.before()));
    }
    return images;
  }

  private static String view(RecordChanged changed) {
    var newTold = changed.change() == Change.DELETED || changed.after() != null;
    var oldTold = changed.change() == Change.CREATED || changed.before() != null;
    if (newTold && oldTold) {
      return "NEW_AND_OLD_IMAGES";
    }
    return newTold ? "NEW_IMAGE" : oldTold ? "OLD_IMAGE" : "KEYS_ONLY";
  }
}
