// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.lambda;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sampan.Body;
import dev.sampan.platform.InvocationFacts;
import dev.sampan.platform.QueueMessage;
import dev.sampan.platform.manifest.Order;
import dev.sampan.platform.manifest.QueueTrigger;
import dev.sampan.platform.wire.Digests;
import dev.sampan.platform.wire.Json;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.TreeMap;

/** Writes queue messages as an SQS event source mapping does. */
final class SqsEvent {

  private SqsEvent() {}

  static Body of(QueueTrigger trigger, List<QueueMessage> batch, InvocationFacts facts) {
    var event = Json.object();
    var records = event.putArray("Records");
    var fifo = trigger.order() != Order.NONE || batch.stream().anyMatch(m -> m.key() != null);
    for (var message : batch) {
      records.add(record(trigger, message, fifo, facts));
    }
    return Json.body(event);
  }

  static ObjectNode record(
      QueueTrigger trigger, QueueMessage message, boolean fifo, InvocationFacts facts) {
    var record = Json.object();
    record.put("messageId", message.id()).put("receiptHandle", receiptHandle(message));
    record.put("body", MessageText.of("SQS", message.id(), message.body()));
    record.set("attributes", attributes(message, fifo, facts));
    record.set("messageAttributes", messageAttributes(message));
    record.put("md5OfBody", Digests.md5(message.body().bytes()));
    if (!message.attributes().isEmpty()) {
      record.put("md5OfMessageAttributes", md5(message));
    }
    record.put("eventSource", "aws:sqs");
    record.put("eventSourceARN", queueArn(trigger, fifo, facts));
    record.put("awsRegion", facts.region());
    return record;
  }

  private static ObjectNode attributes(QueueMessage message, boolean fifo, InvocationFacts facts) {
    var sent = message.sentAt().toEpochMilli();
    var attributes = Json.object();
    attributes.put("ApproximateReceiveCount", Integer.toString(message.attempt()));
    attributes.put("SentTimestamp", Long.toString(sent));
    attributes.put("SenderId", facts.account());
    attributes.put("ApproximateFirstReceiveTimestamp", Long.toString(sent));
    if (fifo) {
      attributes.put("SequenceNumber", String.format("%014d%06d", sent, 0));
      attributes.put("MessageGroupId", message.key() == null ? "default" : message.key());
      attributes.put("MessageDeduplicationId", Digests.id(message.id(), 64));
    }
    return attributes;
  }

  private static ObjectNode messageAttributes(QueueMessage message) {
    var attributes = Json.object();
    message
        .attributes()
        .forEach(
            (name, value) -> {
              var attribute = attributes.putObject(name).put("stringValue", value);
              attribute.putArray("stringListValues");
              attribute.putArray("binaryListValues");
              attribute.put("dataType", type(message, name));
            });
    return attributes;
  }

  private static String type(QueueMessage message, String attribute) {
    return message.numbers().contains(attribute) ? "Number" : "String";
  }

  /** SQS's digest of attributes: each part with its length, names sorted, the value a text. */
  private static String md5(QueueMessage message) {
    var bytes = new ByteArrayOutputStream();
    new TreeMap<>(message.attributes())
        .forEach(
            (name, value) -> {
              writeSized(bytes, name);
              writeSized(bytes, type(message, name));
              bytes.write(1);
              writeSized(bytes, value);
            });
    return Digests.md5(bytes.toByteArray());
  }

  private static void writeSized(ByteArrayOutputStream out, String part) {
    var bytes = part.getBytes(StandardCharsets.UTF_8);
    out.writeBytes(ByteBuffer.allocate(4).putInt(bytes.length).array());
    out.writeBytes(bytes);
  }

  private static String receiptHandle(QueueMessage message) {
    var handle = message.id() + "#" + message.attempt();
    return Base64.getEncoder().encodeToString(handle.getBytes(StandardCharsets.UTF_8));
  }

  private static String queueArn(QueueTrigger trigger, boolean fifo, InvocationFacts facts) {
    return Arn.of("sqs", facts, trigger.source() + (fifo ? ".fifo" : ""));
  }
}
