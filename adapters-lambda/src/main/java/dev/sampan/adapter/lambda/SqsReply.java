// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.lambda;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sampan.BatchResult;
import dev.sampan.Outcome;
import dev.sampan.runtime.FunctionEntry;
import dev.sampan.runtime.json.JsonStreams;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes which messages of a batch failed, as {@code ReportBatchItemFailures} wants it: {@code
 * {"batchItemFailures":[{"itemIdentifier":"<messageId>"}]}}.
 *
 * <p>SQS has no final refusal. A rejected message is reported as failed until the queue's redrive
 * policy puts it among the dead letters. In an ordered group nothing after a failure counts as
 * done, or SQS would deliver it before what it must follow.
 */
final class SqsReply {

  private final FunctionEntry function;
  private final Set<String> stoppedGroups = new HashSet<>();

  SqsReply(FunctionEntry function) {
    this.function = function;
  }

  byte[] write(List<SqsMessage> messages, BatchResult result) throws IOException {
    return write(failed(messages, result));
  }

  /** The reply that names the given items. */
  static byte[] write(List<String> failed) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator json = JsonStreams.generator(out)) {
      json.writeStartObject();
      json.writeArrayFieldStart("batchItemFailures");
      for (String id : failed) {
        json.writeStartObject();
        json.writeStringField("itemIdentifier", id);
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    return out.toByteArray();
  }

  private List<String> failed(List<SqsMessage> messages, BatchResult result) {
    List<String> failed = new ArrayList<>();
    for (SqsMessage message : messages) {
      Outcome outcome = result.outcomes().get(message.id());
      String group = keepsOrder(message) ? message.group() : null;
      boolean stopped = group != null && stoppedGroups.contains(group);
      if (!isDone(outcome) || stopped) {
        failed.add(message.id());
        if (group != null) {
          stoppedGroups.add(group);
        }
      }
    }
    return failed;
  }

  private boolean keepsOrder(SqsMessage message) {
    return message.isOrdered() || !function.order().equals("none");
  }

  // No outcome is a retry: what nobody vouches for is never acknowledged.
  private static boolean isDone(@Nullable Outcome outcome) {
    return outcome instanceof Outcome.Ack;
  }
}
