// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.lambda;

import com.fasterxml.jackson.core.JsonParser;
import dev.sampan.Delivery;
import dev.sampan.EventTypes;
import dev.sampan.ScheduleFired;
import dev.sampan.Trigger;
import dev.sampan.runtime.IncomingEvent;
import dev.sampan.runtime.json.JsonStreams;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads events of EventBridge: a schedule's firing, a change in S3, or an event of a bus, whichever
 * of them the function declares.
 */
final class BridgedEvent {

  private static final String ALARM = "CloudWatch Alarm State Change";

  private final TriggerNames triggers;

  BridgedEvent(TriggerNames triggers) {
    this.triggers = triggers;
  }

  /**
   * The event.
   *
   * @return null if the function has no trigger for such a one
   */
  @Nullable IncomingEvent read(byte[] json) {
    JsonObject event = JsonObject.read(json);
    String type = event.text("detail-type");
    String source = event.text("source");
    boolean fired =
        type.equals("Scheduled Event")
            && (source.equals("aws.events") || source.equals("aws.scheduler"));
    if (fired && triggers.has(Trigger.SCHEDULE)) {
      return firing(event, json);
    }
    if (source.equals("aws.s3") && triggers.has(Trigger.OBJECT)) {
      return new S3Change(triggers, event.text("id"), 1).bridged(event);
    }
    return triggers.has(Trigger.BUS) ? message(event, json) : null;
  }

  /**
   * An alarm that CloudWatch called the function with: the event that the bus would have brought,
   * with an id made of the alarm and the time, as it has none.
   */
  IncomingEvent alarm(byte[] json) {
    JsonObject alarm = JsonObject.read(json);
    String source = alarm.text("source");
    String arn = alarm.text("alarmArn");
    Instant time = NativeText.time(alarm, "time");
    String id = arn + "@" + time;
    String name = triggers.source(Trigger.BUS, source);
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("detail-type", ALARM);
    attributes.put("source", source);
    attributes.put("account", alarm.text("accountId"));
    attributes.put("region", alarm.text("region"));
    Delivery delivery = new Delivery(Trigger.BUS, name, 1, null, id, attributes);
    byte[] data = member(json, EventForm.ALARM);
    return IncomingEvent.of(id, NativeText.uri(source), EventTypes.BUS_MESSAGE, delivery, data)
        .withContentType("application/json")
        .withSubject(arn)
        .withTime(NativeText.utc(time))
        .withExtension(EventTypes.NATIVE_TYPE, ALARM);
  }

  private IncomingEvent firing(JsonObject event, byte[] json) {
    String id = event.text("id");
    Instant time = NativeText.time(event, "time");
    String rule = event.first("resources");
    String source = rule == null ? event.text("source") : rule;
    String name = triggers.source(Trigger.SCHEDULE, NativeText.after(source, '/'));
    Delivery delivery = new Delivery(Trigger.SCHEDULE, name, 1, null, id, attributes(event));
    ScheduleFired fired = new ScheduleFired(name, time, input(event, json));
    return IncomingEvent.of(
            id, NativeText.uri(source), EventTypes.SCHEDULE_FIRED, delivery, (Object) fired)
        .withSubject(name)
        .withTime(NativeText.utc(time))
        .withExtension(EventTypes.NATIVE_TYPE, event.text("detail-type"));
  }

  /** What our own rules put into the detail; any other detail as it is, if it says anything. */
  private static String input(JsonObject event, byte[] json) {
    Object detail = event.members().get("detail");
    if (detail instanceof String text) {
      return text.equals("{}") ? "" : text;
    }
    if (detail instanceof Map<?, ?> map) {
      return map.size() == 1 && map.get("input") instanceof String own ? own : other(map, json);
    }
    throw event.wrong("detail", "an object");
  }

  private static String other(Map<?, ?> detail, byte[] json) {
    return detail.isEmpty() ? "" : new String(member(json, "detail"), StandardCharsets.UTF_8);
  }

  private IncomingEvent message(JsonObject event, byte[] json) {
    String id = event.text("id");
    String source = event.text("source");
    event.object("detail");
    Delivery delivery =
        new Delivery(
            Trigger.BUS, triggers.source(Trigger.BUS, source), 1, null, id, attributes(event));
    IncomingEvent message =
        IncomingEvent.of(
                id,
                NativeText.uri(source),
                EventTypes.BUS_MESSAGE,
                delivery,
                member(json, "detail"))
            .withContentType("application/json")
            .withTime(NativeText.utc(NativeText.time(event, "time")))
            .withExtension(EventTypes.NATIVE_TYPE, event.text("detail-type"));
    String resource = event.first("resources");
    return resource == null || resource.isEmpty() ? message : message.withSubject(resource);
  }

  private static Map<String, String> attributes(JsonObject event) {
    Map<String, String> attributes = new LinkedHashMap<>();
    for (String name : new String[] {"detail-type", "source", "account", "region"}) {
      String value = event.find(name);
      if (value != null) {
        attributes.put(name, value);
      }
    }
    return attributes;
  }

  /** The bytes of a member as they came: numbers keep their form, members their order. */
  private static byte[] member(byte[] json, String wanted) {
    try (JsonParser parser = JsonStreams.parser(json)) {
      parser.nextToken();
      byte[] found = new byte[0];
      for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
        parser.nextToken();
        int start = (int) parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        if (name.equals(wanted)) {
          found = Arrays.copyOfRange(json, start, (int) parser.currentLocation().getByteOffset());
        }
      }
      return found;
    } catch (IOException | IndexOutOfBoundsException e) {
      throw BadEventException.at(wanted, "JSON in UTF-8", "something else");
    }
  }
}
