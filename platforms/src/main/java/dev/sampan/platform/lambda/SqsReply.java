// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sampan.platform.BatchOutcome;
import dev.sampan.platform.NativeReply;
import dev.sampan.platform.QueueMessage;
import dev.sampan.platform.wire.Json;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads the reply to an SQS batch as the event source mapping does with {@code
 * ReportBatchItemFailures}: whatever it cannot understand is a failure of the whole batch.
 */
final class SqsReply {

  private SqsReply() {}

  static BatchOutcome read(List<QueueMessage> batch, NativeReply reply) {
    if (!(reply instanceof NativeReply.Payload payload)) {
      return BatchOutcome.allFailed(batch, errorText(reply));
    }
    if (payload.body().bytes().length == 0) {
      return BatchOutcome.acknowledged();
    }
    return Json.parse(payload.body())
        .map(result -> read(batch, result))
        .orElseGet(() -> BatchOutcome.allFailed(batch, "the result is not JSON"));
  }

  private static BatchOutcome read(List<QueueMessage> batch, JsonNode result) {
    var failures = result.path("batchItemFailures");
    if (failures.isMissingNode() || failures.isNull()) {
      return BatchOutcome.acknowledged();
    }
    if (!failures.isArray()) {
      return BatchOutcome.allFailed(batch, "batchItemFailures is not a list");
    }
    return read(batch, ids(batch), failures);
  }

  private static BatchOutcome read(List<QueueMessage> batch, Set<String> known, JsonNode failures) {
    var failed = new LinkedHashSet<String>();
    for (var failure : failures) {
      var id = failure.path("itemIdentifier").textValue();
      if (id == null || !known.contains(id)) {
        return BatchOutcome.allFailed(
            batch, "batchItemFailures names no message of the batch: " + failure);
      }
      failed.add(id);
    }
    known.retainAll(failed);
    return new BatchOutcome(known, known.isEmpty() ? "" : "reported in batchItemFailures");
  }

  private static Set<String> ids(List<QueueMessage> batch) {
    var ids = new LinkedHashSet<String>();
    for (var message : batch) {
      ids.add(message.id());
    }
    return ids;
  }

  /** The error that a function reported, as text. */
  static String errorText(NativeReply reply) {
    if (reply instanceof NativeReply.FunctionError error) {
      return error.body().text();
    }
    return "the Runtime API has no HTTP answers";
  }
}
