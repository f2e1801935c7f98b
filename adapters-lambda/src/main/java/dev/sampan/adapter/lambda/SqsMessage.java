// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.lambda;

import dev.sampan.Delivery;
import dev.sampan.EventTypes;
import dev.sampan.Trigger;
import dev.sampan.runtime.IncomingEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One record of an SQS batch.
 *
 * @param id the message id, and so what a partial failure names it by
 * @param body the text that was sent
 * @param attributes what SQS says about the message
 * @param messageAttributes what its sender says; binary values in base64
 * @param queueArn the queue
 */
record SqsMessage(
    String id,
    String body,
    Map<String, String> attributes,
    Map<String, String> messageAttributes,
    String queueArn) {

  private static final String NATIVE_TYPE = "com.amazon.sqs.message";

  @Nullable String group() {
    return attributes.get("MessageGroupId");
  }

  /**
   * Whether SQS delivers the messages of a group in order: a standard queue may have groups too.
   */
  boolean isOrdered() {
    return queueArn.endsWith(".fifo") && group() != null;
  }

  String queueName() {
    return queueArn.substring(queueArn.lastIndexOf(':') + 1);
  }

  int attempt() {
    return (int) Math.min(Integer.MAX_VALUE, Math.max(1, number("ApproximateReceiveCount")));
  }

  /**
   * The message as a portable event.
   *
   * @param source the logical name of the queue
   */
  IncomingEvent event(String source) {
    Delivery delivery =
        new Delivery(Trigger.QUEUE, source, attempt(), group(), id, messageAttributes);
    byte[] data = body.getBytes(StandardCharsets.UTF_8);
    IncomingEvent event =
        IncomingEvent.of(id, NativeText.uri(queueArn), EventTypes.QUEUE_MESSAGE, delivery, data)
            .withExtension(EventTypes.NATIVE_TYPE, NATIVE_TYPE);
    long sent = number("SentTimestamp");
    return sent <= 0 ? event : event.withTime(Instant.ofEpochMilli(sent).atOffset(ZoneOffset.UTC));
  }

  private long number(String attribute) {
    String text = attributes.get(attribute);
    try {
      return text == null ? 0 : Long.parseLong(text);
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
