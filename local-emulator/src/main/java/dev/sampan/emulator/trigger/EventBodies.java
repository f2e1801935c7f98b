// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.trigger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sampan.Body;
import dev.sampan.LogEntries;
import dev.sampan.RecordChanged;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The JSON of events that are more than bytes: lines of a log, changes of a record. */
final class EventBodies {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

  private EventBodies() {}

  static Body of(LogEntries entries) {
    var json = JSON.createObjectNode().put("group", entries.group());
    var lines = json.put("stream", entries.stream()).putArray("entries");
    for (var each : entries.entries()) {
      var line = lines.addObject().put("id", each.id()).put("time", each.time().toString());
      line.put("message", each.message());
    }
    return body(json);
  }

  static LogEntries log(Body body) {
    var json = tree(body);
    var lines = new ArrayList<LogEntries.Entry>();
    for (var line : json.path("entries")) {
      lines.add(
          new LogEntries.Entry(
              line.path("id").asText(),
              Instant.parse(line.path("time").asText()),
              line.path("message").asText()));
    }
    return new LogEntries(json.path("group").asText(), json.path("stream").asText(), lines);
  }

  static Body of(RecordChanged changed) {
    var json = JSON.createObjectNode();
    json.put("change", changed.change().name().toLowerCase(Locale.ROOT));
    json.put("table", changed.table()).set("key", JSON.valueToTree(changed.key()));
    json.set("before", JSON.valueToTree(changed.before()));
    json.set("after", JSON.valueToTree(changed.after()));
    return body(json);
  }

  static RecordChanged record(Body body) {
    var json = tree(body);
    var key = map(json.path("key"));
    return new RecordChanged(
        RecordChanged.Change.valueOf(json.path("change").asText().toUpperCase(Locale.ROOT)),
        json.path("table").asText(),
        key == null ? Map.of() : key,
        map(json.path("before")),
        map(json.path("after")));
  }

  /** An object as a map; null if it is none. */
  static @Nullable Map<String, Object> map(JsonNode json) {
    return json.isObject() ? JSON.convertValue(json, MAP) : null;
  }

  private static Body body(JsonNode json) {
    try {
      return Body.of(JSON.writeValueAsBytes(json));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode tree(Body body) {
    try {
      return JSON.readTree(body.bytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
