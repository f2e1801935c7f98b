// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.lambda;

import dev.sampan.Delivery;
import dev.sampan.EventTypes;
import dev.sampan.LogEntries;
import dev.sampan.Trigger;
import dev.sampan.runtime.IncomingEvent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** Reads what a subscription of CloudWatch Logs sends: lines in JSON, gzip'd, in base64. */
final class LogsRecord {

  private static final String NATIVE_TYPE = "com.amazon.logs.log";

  /** An event of six MiB may unpack to a thousand times that; no log line is lost below this. */
  private static final int MOST_BYTES = 64 * 1024 * 1024;

  private final TriggerNames triggers;

  LogsRecord(TriggerNames triggers) {
    this.triggers = triggers;
  }

  /** The lines as one event; none if it is the one by which the service tries a subscription. */
  List<IncomingEvent> read(JsonObject event) {
    JsonObject packed = event.object("awslogs");
    JsonObject logs = JsonObject.read(unpacked(packed));
    return "CONTROL_MESSAGE".equals(logs.find("messageType")) ? List.of() : List.of(event(logs));
  }

  private IncomingEvent event(JsonObject logs) {
    String group = logs.text("logGroup");
    List<LogEntries.Entry> lines = new ArrayList<>();
    for (JsonObject line : logs.objects("logEvents")) {
      lines.add(entry(line));
    }
    if (lines.isEmpty()) {
      throw logs.wrong("logEvents", "a list of at least one line");
    }
    LogEntries entries = new LogEntries(group, logs.text("logStream"), lines);
    String id = lines.get(0).id();
    String source = triggers.source(Trigger.LOG, group);
    Delivery delivery = new Delivery(Trigger.LOG, source, 1, null, id, Map.of());
    String arn = "arn:aws:logs::" + logs.text("owner") + ":log-group:" + group;
    return IncomingEvent.of(
            id, NativeText.uri(arn), EventTypes.LOG_ENTRIES, delivery, (Object) entries)
        .withSubject(entries.stream())
        .withTime(NativeText.utc(lines.get(lines.size() - 1).time()))
        .withExtension(EventTypes.NATIVE_TYPE, NATIVE_TYPE);
  }

  private static LogEntries.Entry entry(JsonObject line) {
    String message = line.find("message");
    if (message == null) {
      throw line.wrong("message", "a text");
    }
    return new LogEntries.Entry(line.text("id"), NativeText.millis(line, "timestamp"), message);
  }

  private static byte[] unpacked(JsonObject packed) {
    byte[] bytes = NativeText.bytes(packed, "data");
    try (InputStream gzip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      byte[] unpacked = gzip.readNBytes(MOST_BYTES);
      if (gzip.read() < 0) {
        return unpacked;
      }
    } catch (IOException e) {
      // Told below.
    }
    throw packed.wrong("data", "JSON of at most " + MOST_BYTES + " bytes, gzip'd");
  }
}
