// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.scf;

import dev.sampan.Body;
import dev.sampan.platform.InvocationFacts;
import dev.sampan.platform.NotExpressibleException;
import dev.sampan.platform.QueueMessage;
import dev.sampan.platform.manifest.QueueTrigger;
import dev.sampan.platform.wire.Json;
import dev.sampan.platform.wire.Utf8;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * Writes queue messages as a CMQ topic trigger does.
 *
 * <p>The form has room for one attribute, {@code tags}; other attributes, the key and the attempt
 * do not reach the function.
 */
final class CmqTopicEvent {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private CmqTopicEvent() {}

  static Body of(QueueTrigger trigger, List<QueueMessage> batch, InvocationFacts facts) {
    var event = Json.object();
    var records = event.putArray("Records");
    for (var message : batch) {
      var cmq = records.addObject().putObject("CMQ");
      cmq.put("type", "topic").put("topicOwner", owner(facts));
      cmq.put("topicName", trigger.source()).put("subscriptionName", trigger.name());
      cmq.put("publishTime", TIME.format(message.sentAt()));
      cmq.put("msgId", message.id()).put("requestId", facts.id());
      cmq.put("msgBody", text(message));
      cmq.put("msgTag", message.attributes().getOrDefault("tags", ""));
    }
    return Json.body(event);
  }

  private static long owner(InvocationFacts facts) {
    try {
      return Long.parseLong(facts.account());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "an SCF account is a number of at most 18 digits: " + facts.account(), e);
    }
  }

  private static String text(QueueMessage message) {
    return Utf8.decode(message.body().bytes())
        .orElseThrow(
            () ->
                new NotExpressibleException(
                    "scf: CMQ carries text, and message "
                        + message.id()
                        + " is not UTF-8; send it base64-encoded"));
  }
}
