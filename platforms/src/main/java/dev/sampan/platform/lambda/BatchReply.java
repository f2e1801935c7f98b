// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sampan.platform.BatchOutcome;
import dev.sampan.platform.NativeReply;
import dev.sampan.platform.QueueMessage;
import dev.sampan.platform.RecordEvent;
import dev.sampan.platform.SourceEvent;
import dev.sampan.platform.StreamRecord;
import dev.sampan.platform.wire.Json;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the reply to a batch as an event source mapping does with {@code ReportBatchItemFailures}:
 * whatever it cannot understand is a failure of the whole batch.
 */
final class BatchReply {

  /** The batch by what a reply calls each event. */
  private final Map<String, String> ids = new LinkedHashMap<>();

  private final List<? extends SourceEvent> batch;

  private BatchReply(List<? extends SourceEvent> batch) {
    this.batch = batch;
  }

  /** Each failed message of a queue by itself. */
  static BatchOutcome queue(List<QueueMessage> batch, NativeReply reply) {
    var known = new BatchReply(batch);
    batch.forEach(message -> known.ids.put(message.id(), message.id()));
    return known.read(reply);
  }

  /** Records of a shard: from the first failed one on, as the shard is read on from there. */
  static BatchOutcome stream(List<StreamRecord> batch, NativeReply reply) {
    var known = new BatchReply(batch);
    batch.forEach(each -> known.ids.put(KinesisEvent.sequenceNumber(each), each.id()));
    return known.fromLowest(known.read(reply));
  }

  /** Changes of records, like {@link #stream}. */
  static BatchOutcome records(List<RecordEvent> batch, NativeReply reply) {
    var known = new BatchReply(batch);
    batch.forEach(each -> known.ids.put(DynamoDbEvent.sequenceNumber(each), each.id()));
    return known.fromLowest(known.read(reply));
  }

  private BatchOutcome fromLowest(BatchOutcome outcome) {
    var failed = new LinkedHashSet<String>();
    for (var event : batch) {
      if (!failed.isEmpty() || !outcome.acknowledges(event.id())) {
        failed.add(event.id());
      }
    }
    return new BatchOutcome(failed, outcome.reason());
  }

  private BatchOutcome read(NativeReply reply) {
    if (!(reply instanceof NativeReply.Payload payload)) {
      return allFailed(errorText(reply));
    }
    if (payload.body().bytes().length == 0) {
      return BatchOutcome.acknowledged();
    }
    return Json.parse(payload.body())
        .map(this::read)
        .orElseGet(() -> allFailed("the result is not JSON"));
  }

  private BatchOutcome read(JsonNode result) {
    var failures = result.path("batchItemFailures");
    if (failures.isMissingNode() || failures.isNull()) {
      return BatchOutcome.acknowledged();
    }
    return failures.isArray() ? failed(failures) : allFailed("batchItemFailures is not a list");
  }

  private BatchOutcome failed(JsonNode failures) {
    var failed = new LinkedHashSet<String>();
    for (var failure : failures) {
      var identifier = failure.path("itemIdentifier").textValue();
      var id = identifier == null ? null : ids.get(identifier);
      if (id == null) {
        return allFailed("batchItemFailures names no event of the batch: " + failure);
      }
      failed.add(id);
    }
    return inOrder(failed);
  }

  private BatchOutcome inOrder(Set<String> failed) {
    var ordered = new LinkedHashSet<>(ids.values());
    ordered.retainAll(failed);
    return new BatchOutcome(ordered, ordered.isEmpty() ? "" : "reported in batchItemFailures");
  }

  private BatchOutcome allFailed(String reason) {
    return BatchOutcome.allFailed(batch, reason);
  }

  /** The error that a function reported, as text. */
  static String errorText(NativeReply reply) {
    if (reply instanceof NativeReply.FunctionError error) {
      return error.body().text();
    }
    return "the Runtime API has no HTTP answers";
  }
}
