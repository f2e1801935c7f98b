// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.cloudrun;

import dev.sampan.Delivery;
import dev.sampan.EventTypes;
import dev.sampan.LogEntries;
import dev.sampan.runtime.IncomingEvent;
import dev.sampan.runtime.TriggerEntry;
import dev.sampan.runtime.json.JsonTree;
import io.cloudevents.CloudEvent;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A {@code LogEntry} of Cloud Logging, which a log sink published or Eventarc sent: one line a
 * delivery. A line that is no text is the JSON of its payload. The stream is the instance that
 * wrote it.
 *
 * @see <a href="https://cloud.google.com/logging/docs/reference/v2/rest/v2/LogEntry">LogEntry</a>
 */
final class LogLine {
  private static final String AUDIT = "google.cloud.audit.log.v1.written";
  private static final String WHERE = "the log entry";

  private LogLine() {}

  static boolean is(String type) {
    return type.equals(AUDIT);
  }

  static IncomingEvent event(CloudEvent event, TriggerEntry trigger) {
    JsonTree line = NativeEvent.data(event);
    String time = event.getTime() == null ? null : event.getTime().toString();
    LogEntries entries = entries(line, event.getId(), time);
    Delivery delivery = NativeEvent.delivery(trigger, event, null, attributes(line));
    return NativeEvent.of(event, EventTypes.LOG_ENTRIES, delivery, entries);
  }

  static IncomingEvent event(PubsubMessage message, TriggerEntry trigger) {
    JsonTree line = NativeEvent.object(message.data(), WHERE);
    LogEntries entries = entries(line, message.id(), message.publishTime());
    return message
        .made(source(line), EventTypes.LOG_ENTRIES, message.delivery(trigger), entries)
        .withRaw(line.values());
  }

  private static LogEntries entries(JsonTree line, String otherId, @Nullable String otherTime) {
    String time = line.textOr("timestamp", line.textOr("receiveTimestamp", ""));
    if (time.isEmpty() && otherTime != null) {
      time = otherTime;
    }
    LogEntries.Entry entry =
        new LogEntries.Entry(
            line.textOr("insertId", otherId),
            BadEvent.time(time, WHERE + ": timestamp").toInstant(),
            message(line));
    String stream = line.object("labels").textOr("instanceId", "");
    return new LogEntries(group(line), stream, List.of(entry));
  }

  private static String message(JsonTree line) {
    String text = line.text("textPayload");
    if (text != null) {
      return text;
    }
    for (String payload : List.of("jsonPayload", "protoPayload")) {
      if (line.value(payload) != null) {
        return json(line, payload);
      }
    }
    return "";
  }

  private static String json(JsonTree line, String payload) {
    try {
      return line.json(payload);
    } catch (IllegalArgumentException e) {
      throw new BadEvent(WHERE + ": " + payload + " must be text that UTF-8 can write");
    }
  }

  /** The last part of the log's name, in which slashes are escaped. */
  private static String group(JsonTree line) {
    String name = BadEvent.text(line, "logName", WHERE);
    String id = name.substring(name.lastIndexOf('/') + 1);
    try {
      return URLDecoder.decode(id.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return id;
    }
  }

  private static URI source(JsonTree line) {
    try {
      return new URI("//logging.googleapis.com/" + line.textOr("logName", ""));
    } catch (URISyntaxException e) {
      return URI.create("//logging.googleapis.com");
    }
  }

  private static Map<String, String> attributes(JsonTree line) {
    return Map.of("logName", line.textOr("logName", ""));
  }
}
