// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.lambda;

import dev.sampan.Delivery;
import dev.sampan.EventTypes;
import dev.sampan.Trigger;
import dev.sampan.runtime.IncomingEvent;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads messages of Amazon MQ: ActiveMQ's, or RabbitMQ's, which come by queue and have no ids. */
final class BrokerMessage {

  private final TriggerNames triggers;
  private final String invocation;

  /**
   * Messages of one invocation.
   *
   * @param invocation its id, which stays the same when Lambda tries it again
   */
  BrokerMessage(TriggerNames triggers, String invocation) {
    this.triggers = triggers;
    this.invocation = invocation;
  }

  List<IncomingEvent> active(JsonObject event) {
    List<IncomingEvent> events = new ArrayList<>();
    String arn = event.text("eventSourceArn");
    for (JsonObject message : event.objects("messages")) {
      JsonObject destination = message.object("destination");
      String queue =
          destination.text(destination.has("physicalName") ? "physicalName" : "physicalname");
      String id = message.text("messageID");
      Map<String, String> attributes = attributes(message.objectOrEmpty("properties"));
      IncomingEvent one = event(message, arn, queue, id, attributes, "amq");
      events.add(message.has("timestamp") ? one.withTime(time(message)) : one);
    }
    return events;
  }

  List<IncomingEvent> rabbit(JsonObject event) {
    List<IncomingEvent> events = new ArrayList<>();
    String arn = event.text("eventSourceArn");
    JsonObject queues = event.object("rmqMessagesByQueue");
    for (String queue : queues.members().keySet()) {
      for (JsonObject message : queues.objects(queue)) {
        JsonObject properties = message.objectOrEmpty("basicProperties");
        String id = properties.find("messageId");
        String itsId = id == null ? invocation + "/" + events.size() : id;
        String name = queue.contains("::") ? queue.substring(0, queue.indexOf("::")) : queue;
        events.add(event(message, arn, name, itsId, attributes(properties), "rmq"));
      }
    }
    return events;
  }

  private static OffsetDateTime time(JsonObject message) {
    return NativeText.utc(NativeText.millis(message, "timestamp"));
  }

  private IncomingEvent event(
      JsonObject message,
      String arn,
      String queue,
      String id,
      Map<String, String> attributes,
      String broker) {
    int attempt = Boolean.TRUE.equals(message.members().get("redelivered")) ? 2 : 1;
    String source = triggers.source(Trigger.QUEUE, queue);
    Delivery delivery = new Delivery(Trigger.QUEUE, source, attempt, null, id, attributes);
    return IncomingEvent.of(
            id,
            NativeText.uri(arn + "#" + queue),
            EventTypes.QUEUE_MESSAGE,
            delivery,
            NativeText.bytes(message, "data"))
        .withExtension(EventTypes.NATIVE_TYPE, "com.amazon." + broker + ".message");
  }

  /** Those that are texts. */
  private static Map<String, String> attributes(JsonObject properties) {
    Map<String, String> attributes = new LinkedHashMap<>();
    for (Map.Entry<String, Object> each : properties.members().entrySet()) {
      if (each.getValue() instanceof String text) {
        attributes.put(each.getKey(), text);
      }
    }
    return attributes;
  }
}
