// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.lambda;

import dev.sampan.BatchResult;
import dev.sampan.Outcome;
import dev.sampan.Trigger;
import dev.sampan.runtime.Call;
import dev.sampan.runtime.FunctionInstance;
import dev.sampan.runtime.IncomingEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Serves a batch of SQS messages: those of a declared queue, or S3's notifications, which a queue
 * may carry, straight or by way of a topic.
 */
final class SqsDelivery {

  private final FunctionInstance instance;
  private final TriggerNames triggers;

  SqsDelivery(FunctionInstance instance, TriggerNames triggers) {
    this.instance = instance;
    this.triggers = triggers;
  }

  NativeReply serve(byte[] event, Call call) throws IOException {
    List<SqsMessage> messages = SqsEvent.read(event);
    if (messages == null) {
      throw new BadEventException(
          "The batch is refused: each record of SQS must have messageId, body, attributes,"
              + " eventSource and eventSourceARN.");
    }
    SqsReply reply = new SqsReply(instance.function());
    return NativeReply.of(reply.write(messages, result(messages, call)));
  }

  private BatchResult result(List<SqsMessage> messages, Call call) {
    return triggers.has(Trigger.QUEUE) ? queue(messages, call) : objects(messages, call);
  }

  private BatchResult queue(List<SqsMessage> messages, Call call) {
    List<IncomingEvent> events = new ArrayList<>(messages.size());
    for (SqsMessage message : messages) {
      events.add(message.event(triggers.source(Trigger.QUEUE, message.queueName())));
    }
    return instance.events(events, call);
  }

  /** A message is done when all changes that it tells of are; one that tells of none is refused. */
  private BatchResult objects(List<SqsMessage> messages, Call call) {
    Map<String, List<IncomingEvent>> changes = new LinkedHashMap<>();
    Map<String, Outcome> outcomes = new LinkedHashMap<>();
    List<IncomingEvent> all = new ArrayList<>();
    for (SqsMessage message : messages) {
      try {
        changes.put(message.id(), changes(message));
        all.addAll(changes.get(message.id()));
      } catch (BadEventException e) {
        call.log().error("Message " + message.id() + " is rejected: " + e.getMessage());
        outcomes.put(message.id(), Outcome.reject("event", String.valueOf(e.getMessage())));
      }
    }
    BatchResult result = all.isEmpty() ? new BatchResult(Map.of()) : instance.events(all, call);
    for (Map.Entry<String, List<IncomingEvent>> each : changes.entrySet()) {
      outcomes.put(each.getKey(), outcome(each.getValue(), result));
    }
    return new BatchResult(outcomes);
  }

  private List<IncomingEvent> changes(SqsMessage message) {
    JsonObject body = JsonObject.read(message.body().getBytes(StandardCharsets.UTF_8));
    if ("Notification".equals(body.find("Type")) && body.has("TopicArn")) {
      body = JsonObject.read(body.text("Message").getBytes(StandardCharsets.UTF_8));
    }
    return new S3Change(triggers, message.id() + "/", message.attempt()).notification(body);
  }

  private static Outcome outcome(List<IncomingEvent> events, BatchResult result) {
    for (IncomingEvent event : events) {
      Outcome outcome = result.outcome(event.delivery().receipt());
      if (!(outcome instanceof Outcome.Ack)) {
        return outcome;
      }
    }
    return Outcome.ack();
  }
}
