// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.cloudrun;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sampan.Body;
import dev.sampan.HttpRequest;
import dev.sampan.platform.InvocationFacts;
import dev.sampan.platform.QueueMessage;
import dev.sampan.platform.SourceEvent;
import dev.sampan.platform.TopicMessage;
import dev.sampan.platform.manifest.QueueTrigger;
import dev.sampan.platform.manifest.TopicTrigger;
import dev.sampan.platform.manifest.TriggerSpec;
import dev.sampan.platform.wire.Json;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes one message as a wrapped Pub/Sub push: both spellings, absent rather than empty. */
final class PubSubPush {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private PubSubPush() {}

  static HttpRequest of(QueueTrigger trigger, QueueMessage message, InvocationFacts facts) {
    var json = message(message.id(), message.body(), message.attributes(), message.sentAt());
    if (message.key() != null) {
      json.put("orderingKey", message.key());
    }
    return push(trigger, json, counted(trigger.deadLetter(), message), facts);
  }

  /** The subject does not reach the function: Pub/Sub has none. */
  static HttpRequest of(TopicTrigger trigger, TopicMessage message, InvocationFacts facts) {
    var json = message(message.id(), message.body(), message.attributes(), message.publishedAt());
    return push(trigger, json, counted(trigger.deadLetter(), message), facts);
  }

  /**
   * A message that another service publishes.
   *
   * @param attempt the number of the delivery; 0 if the subscription does not count
   */
  static HttpRequest push(
      TriggerSpec trigger, ObjectNode message, int attempt, InvocationFacts facts) {
    var push = Json.object();
    push.set("message", message);
    push.put("subscription", "projects/" + facts.account() + "/subscriptions/" + trigger.name());
    if (attempt > 0) {
      push.put("deliveryAttempt", attempt);
    }
    return EventRequest.post(trigger.name(), facts)
        .withHeader("User-Agent", "APIs-Google")
        .withHeader("Content-Type", "application/json")
        .withBody(Json.body(push));
  }

  static ObjectNode message(
      String id, Body body, Map<String, String> attributes, Instant publishedAt) {
    var json = Json.object();
    var data = body.bytes();
    if (data.length > 0) {
      json.put("data", Base64.getEncoder().encodeToString(data));
    }
    if (!attributes.isEmpty()) {
      attributes.forEach(json.putObject("attributes")::put);
    }
    var published = TIME.format(publishedAt);
    json.put("messageId", id).put("message_id", id);
    return json.put("publishTime", published).put("publish_time", published);
  }

  /** Deliveries are counted only where there is a dead letter to go to. */
  private static int counted(@Nullable String deadLetter, SourceEvent message) {
    return deadLetter == null ? 0 : message.attempt();
  }
}
