// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.cloudrun;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sampan.HttpRequest;
import dev.sampan.platform.InvocationFacts;
import dev.sampan.platform.QueueMessage;
import dev.sampan.platform.manifest.QueueTrigger;
import dev.sampan.platform.wire.Json;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;

/** Writes one message as a wrapped Pub/Sub push: both spellings, absent rather than empty. */
final class PubSubPush {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private PubSubPush() {}

  static HttpRequest of(QueueTrigger trigger, QueueMessage message, InvocationFacts facts) {
    var push = Json.object();
    push.set("message", message(message));
    push.put("subscription", "projects/" + facts.account() + "/subscriptions/" + trigger.name());
    if (trigger.deadLetter() != null) {
      push.put("deliveryAttempt", message.attempt());
    }
    return HttpRequest.of("POST", EventRequest.path(trigger.name()))
        .withHeader("Host", FrontEndRequest.serviceHost(facts))
        .withHeader("User-Agent", "APIs-Google")
        .withHeader("Content-Type", "application/json")
        .withBody(Json.body(push));
  }

  private static ObjectNode message(QueueMessage message) {
    var json = Json.object();
    var data = message.body().bytes();
    if (data.length > 0) {
      json.put("data", Base64.getEncoder().encodeToString(data));
    }
    if (!message.attributes().isEmpty()) {
      message.attributes().forEach(json.putObject("attributes")::put);
    }
    var published = TIME.format(message.sentAt());
    json.put("messageId", message.id()).put("message_id", message.id());
    json.put("publishTime", published).put("publish_time", published);
    if (message.key() != null) {
      json.put("orderingKey", message.key());
    }
    return json;
  }
}
