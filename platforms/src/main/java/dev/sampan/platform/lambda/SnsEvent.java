// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.lambda;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sampan.Body;
import dev.sampan.platform.InvocationFacts;
import dev.sampan.platform.TopicMessage;
import dev.sampan.platform.manifest.TopicTrigger;
import dev.sampan.platform.wire.Digests;
import dev.sampan.platform.wire.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** Writes a message of a topic as SNS does: one to an invocation, names in capitals. */
final class SnsEvent {

  private SnsEvent() {}

  static Body of(TopicTrigger trigger, TopicMessage message, InvocationFacts facts) {
    var event = Json.object();
    var record = event.putArray("Records").addObject();
    record.put("EventSource", "aws:sns").put("EventVersion", "1.0");
    record.put("EventSubscriptionArn", subscription(trigger, facts));
    record.set("Sns", notification(trigger, message, facts));
    return Json.body(event);
  }

  private static ObjectNode notification(
      TopicTrigger trigger, TopicMessage message, InvocationFacts facts) {
    var subscription = subscription(trigger, facts);
    var host = "https://sns." + facts.region() + ".amazonaws.com/";
    var sns = Json.object();
    sns.put("Type", "Notification").put("MessageId", message.id());
    sns.put("TopicArn", topic(trigger, facts)).put("Subject", message.subject());
    sns.put("Message", MessageText.of("SNS", message.id(), message.body()));
    sns.put("Timestamp", AwsTime.millis(message.publishedAt()));
    sns.put("SignatureVersion", "1").put("Signature", signature(message));
    sns.put("SigningCertUrl", host + "SimpleNotificationService.pem");
    sns.put("UnsubscribeUrl", host + "?Action=Unsubscribe&SubscriptionArn=" + subscription);
    sns.set("MessageAttributes", attributes(message.attributes()));
    return sns;
  }

  private static ObjectNode attributes(Map<String, String> given) {
    var attributes = Json.object();
    given.forEach(
        (name, value) -> attributes.putObject(name).put("Type", "String").put("Value", value));
    return attributes;
  }

  /** Has the form of a signature and proves nothing. */
  private static String signature(TopicMessage message) {
    var digest = Digests.id(message.id(), 64).getBytes(StandardCharsets.US_ASCII);
    return Base64.getEncoder().encodeToString(digest);
  }

  private static String topic(TopicTrigger trigger, InvocationFacts facts) {
    return Arn.of("sns", facts, trigger.source());
  }

  private static String subscription(TopicTrigger trigger, InvocationFacts facts) {
    var of = facts.function() + "/" + trigger.name();
    return topic(trigger, facts) + ":" + Ids.uuid(of);
  }
}
