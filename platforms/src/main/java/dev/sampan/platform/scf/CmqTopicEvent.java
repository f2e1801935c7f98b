// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.scf;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sampan.Body;
import dev.sampan.platform.InvocationFacts;
import dev.sampan.platform.NotExpressibleException;
import dev.sampan.platform.QueueMessage;
import dev.sampan.platform.SourceEvent;
import dev.sampan.platform.TopicMessage;
import dev.sampan.platform.manifest.QueueTrigger;
import dev.sampan.platform.manifest.TriggerSpec;
import dev.sampan.platform.wire.Json;
import dev.sampan.platform.wire.Utf8;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * Writes messages of a queue or a topic as a CMQ topic trigger does.
 *
 * <p>The form has room for one attribute, {@code tags}; other attributes, the key, the subject and
 * the attempt do not reach the function.
 */
final class CmqTopicEvent {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private CmqTopicEvent() {}

  static Body of(QueueTrigger trigger, List<QueueMessage> batch, InvocationFacts facts) {
    var event = Json.object();
    var records = event.putArray("Records");
    for (var message : batch) {
      put(records, trigger, message, facts)
          .put("publishTime", TIME.format(message.sentAt()))
          .put("msgBody", text(message, message.body()))
          .put("msgTag", message.attributes().getOrDefault("tags", ""));
    }
    return Json.body(event);
  }

  static Body published(TriggerSpec trigger, List<TopicMessage> batch, InvocationFacts facts) {
    var event = Json.object();
    var records = event.putArray("Records");
    for (var message : batch) {
      put(records, trigger, message, facts)
          .put("publishTime", TIME.format(message.publishedAt()))
          .put("msgBody", text(message, message.body()))
          .put("msgTag", message.attributes().getOrDefault("tags", ""));
    }
    return Json.body(event);
  }

  private static ObjectNode put(
      ArrayNode records, TriggerSpec trigger, SourceEvent message, InvocationFacts facts) {
    return records
        .addObject()
        .putObject("CMQ")
        .put("type", "topic")
        .put("topicOwner", owner(facts))
        .put("topicName", trigger.source())
        .put("subscriptionName", trigger.name())
        .put("msgId", message.id())
        .put("requestId", facts.id());
  }

  private static long owner(InvocationFacts facts) {
    try {
      return Long.parseLong(facts.account());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "an SCF account is a number of at most 18 digits: " + facts.account(), e);
    }
  }

  private static String text(SourceEvent message, Body body) {
    return Utf8.decode(body.bytes())
        .orElseThrow(
            () ->
                new NotExpressibleException(
                    "scf: CMQ carries text, and message "
                        + message.id()
                        + " is not UTF-8; send it base64-encoded"));
  }
}
