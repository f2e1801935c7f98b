// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.scf;

import dev.sampan.EventTypes;
import dev.sampan.LogEntries;
import dev.sampan.Trigger;
import dev.sampan.runtime.FunctionEntry;
import dev.sampan.runtime.IncomingEvent;
import dev.sampan.runtime.json.JsonTree;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * The lines of a CLS trigger as a portable event. CLS gives its lines no ids: a line's is its time
 * and its place, the event's that of the invocation, which a retry keeps.
 */
final class ClsLines {

  private static final String NATIVE_TYPE = "com.tencent.cls.logs";

  /** A few zipped bytes may stand for more than an instance has memory for. */
  private static final int MOST_BYTES = 64 * 1024 * 1024;

  private ClsLines() {}

  static IncomingEvent event(JsonTree logs, FunctionEntry function, String invocation) {
    JsonTree lines = unzipped(BadEvent.text(logs, "data", "clslogs"));
    String topic = lines.textOr("topic_id", "");
    String group = lines.textOr("topic_name", topic);
    List<LogEntries.Entry> entries = entries(lines);
    IncomingEvent event =
        IncomingEvent.of(
                invocation,
                NativeSource.path("/cls/" + topic, "/cls"),
                EventTypes.LOG_ENTRIES,
                NativeSource.delivery(
                    function,
                    Trigger.LOG,
                    new String[] {group, topic},
                    null,
                    invocation,
                    Map.of("topic_id", topic, "topic_name", group)),
                new LogEntries(group, "", entries))
            .withExtension(EventTypes.NATIVE_TYPE, NATIVE_TYPE)
            .withRaw(lines.values());
    return entries.isEmpty()
        ? event
        : event.withTime(entries.get(0).time().atOffset(ZoneOffset.UTC));
  }

  private static List<LogEntries.Entry> entries(JsonTree lines) {
    if (!(lines.value("records") instanceof List<?> records)) {
      throw new BadEvent("clslogs.data must hold a list of records");
    }
    List<LogEntries.Entry> entries = new ArrayList<>();
    for (Object each : records) {
      String where = "clslogs.data.records[" + entries.size() + "]";
      JsonTree line = JsonTree.of(each);
      long micros = BadEvent.number(line, "timestamp", where);
      String content = BadEvent.text(line, "content", where);
      entries.add(
          new LogEntries.Entry(micros + "-" + entries.size(), time(micros, where), content));
    }
    return entries;
  }

  private static Instant time(long micros, String where) {
    try {
      return Instant.ofEpochSecond(
              Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1000)
          .atOffset(ZoneOffset.UTC)
          .toInstant();
    } catch (DateTimeException e) {
      throw new BadEvent(where + ".timestamp must be microseconds since 1970");
    }
  }

  private static JsonTree unzipped(String data) {
    try (GZIPInputStream zip =
        new GZIPInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(data)))) {
      byte[] json = zip.readNBytes(MOST_BYTES + 1);
      if (json.length > MOST_BYTES) {
        throw new BadEvent("clslogs.data must not hold more than " + MOST_BYTES + " bytes");
      }
      JsonTree lines = JsonTree.parse(json);
      if (lines != null) {
        return lines;
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new BadEvent("clslogs.data must be base64 of zipped JSON: " + e.getMessage());
    }
    throw new BadEvent("clslogs.data must be base64 of one zipped JSON object");
  }
}
