// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.scf;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sampan.Delivery;
import dev.sampan.EventTypes;
import dev.sampan.Trigger;
import dev.sampan.adapter.scf.NativeEvent.CmqRecord;
import dev.sampan.runtime.FunctionEntry;
import dev.sampan.runtime.IncomingEvent;
import dev.sampan.runtime.TriggerEntry;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The messages of a CMQ topic as portable events. On SCF such a topic stands for the manifest's
 * queues and topics; it tells neither the attempt nor an ordering key.
 */
final class CmqTopic {

  private static final String NATIVE_TYPE = "com.tencent.cmq.message";

  private CmqTopic() {}

  /** One event for each record, in their order. */
  static List<IncomingEvent> events(List<CmqRecord> records, FunctionEntry function) {
    List<IncomingEvent> events = new ArrayList<>();
    for (CmqRecord each : records) {
      events.add(event(each, trigger(each.topic(), function), "" + events.size()));
    }
    return events;
  }

  private static IncomingEvent event(
      CmqRecord record, @Nullable TriggerEntry trigger, String position) {
    Trigger kind = trigger == null ? Trigger.TOPIC : trigger.kind();
    String source = trigger == null ? record.topic() : trigger.source();
    // Two records of one delivery may repeat an id; a receipt may not.
    Delivery delivery =
        new Delivery(kind, source, 1, null, position + ":" + record.id(), attributes(record));
    String type = kind == Trigger.QUEUE ? EventTypes.QUEUE_MESSAGE : EventTypes.TOPIC_MESSAGE;
    IncomingEvent event =
        IncomingEvent.of(
                record.id().isEmpty() ? position : record.id(),
                uri("/cmq/" + record.owner() + "/" + record.topic()),
                type,
                delivery,
                body(record, position).getBytes(UTF_8))
            .withExtension(EventTypes.NATIVE_TYPE, NATIVE_TYPE)
            .withRaw(record);
    return dated(about(event, record.subscription()), record.time());
  }

  private static String body(CmqRecord record, String position) {
    String body = record.body();
    if (body == null) {
      throw new BadEvent("Records[" + position + "].CMQ.msgBody must be a text or a number");
    }
    return body;
  }

  private static IncomingEvent about(IncomingEvent event, String subscription) {
    return subscription.isEmpty() ? event : event.withSubject(subscription);
  }

  private static IncomingEvent dated(IncomingEvent event, String time) {
    try {
      return event.withTime(OffsetDateTime.parse(time));
    } catch (DateTimeException e) {
      return event;
    }
  }

  private static Map<String, String> attributes(CmqRecord record) {
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("topicOwner", record.owner());
    attributes.put("topicName", record.topic());
    attributes.put("subscriptionName", record.subscription());
    attributes.put("msgTag", record.tags());
    return attributes;
  }

  private static @Nullable TriggerEntry trigger(String topic, FunctionEntry function) {
    TriggerEntry first = null;
    for (TriggerEntry each : function.triggers()) {
      if (isMessages(each) && each.source().equals(topic)) {
        return each;
      }
      if (first == null && isMessages(each)) {
        first = each;
      }
    }
    return first;
  }

  private static boolean isMessages(TriggerEntry trigger) {
    return trigger.kind() == Trigger.QUEUE || trigger.kind() == Trigger.TOPIC;
  }

  private static URI uri(String path) {
    try {
      return new URI(null, null, path, null);
    } catch (URISyntaxException e) {
      return URI.create("/cmq");
    }
  }
}
