// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.lambda;

import dev.sampan.Delivery;
import dev.sampan.EventTypes;
import dev.sampan.Trigger;
import dev.sampan.runtime.IncomingEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads notifications of SNS; of S3 too, which may tell a topic of its changes. */
final class SnsRecord {

  private static final String NATIVE_TYPE = "com.amazonaws.sns.Notification";

  private final TriggerNames triggers;

  SnsRecord(TriggerNames triggers) {
    this.triggers = triggers;
  }

  List<IncomingEvent> read(JsonObject event) {
    List<IncomingEvent> events = new ArrayList<>();
    for (JsonObject record : event.objects("Records")) {
      if (!"aws:sns".equals(record.find("EventSource"))) {
        throw record.wrong("EventSource", "aws:sns in every record");
      }
      JsonObject sns = record.object("Sns");
      if (triggers.has(Trigger.TOPIC)) {
        events.add(message(record, sns));
      } else {
        events.addAll(objects(sns));
      }
    }
    return events;
  }

  private IncomingEvent message(JsonObject record, JsonObject sns) {
    String id = sns.text("MessageId");
    String topic = NativeText.after(sns.text("TopicArn"), ':');
    Delivery delivery =
        new Delivery(
            Trigger.TOPIC, triggers.source(Trigger.TOPIC, topic), 1, null, id, attributes(sns));
    byte[] data = body(sns).getBytes(StandardCharsets.UTF_8);
    IncomingEvent event =
        IncomingEvent.of(
                id,
                NativeText.uri(record.text("EventSubscriptionArn")),
                EventTypes.TOPIC_MESSAGE,
                delivery,
                data)
            .withTime(NativeText.utc(NativeText.time(sns, "Timestamp")))
            .withExtension(EventTypes.NATIVE_TYPE, NATIVE_TYPE);
    String subject = sns.find("Subject");
    return subject == null || subject.isEmpty() ? event : event.withSubject(subject);
  }

  private List<IncomingEvent> objects(JsonObject sns) {
    JsonObject told = JsonObject.read(body(sns).getBytes(StandardCharsets.UTF_8));
    return new S3Change(triggers, sns.text("MessageId") + "/", 1).notification(told);
  }

  private static String body(JsonObject sns) {
    String body = sns.find("Message");
    if (body == null) {
      throw sns.wrong("Message", "a text");
    }
    return body;
  }

  private static Map<String, String> attributes(JsonObject sns) {
    JsonObject given = sns.objectOrEmpty("MessageAttributes");
    Map<String, String> attributes = new LinkedHashMap<>();
    for (String name : given.members().keySet()) {
      String value = given.object(name).find("Value");
      attributes.put(name, value == null ? "" : value);
    }
    return attributes;
  }
}
