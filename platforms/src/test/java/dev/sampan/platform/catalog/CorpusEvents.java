// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sampan.LogEntries;
import dev.sampan.ObjectChanged;
import dev.sampan.RecordChanged;
import dev.sampan.ScheduleFired;
import dev.sampan.contract.CorpusCase;
import dev.sampan.contract.Portable;
import dev.sampan.platform.BusEvent;
import dev.sampan.platform.LogBatch;
import dev.sampan.platform.ObjectEvent;
import dev.sampan.platform.RecordEvent;
import dev.sampan.platform.ScheduleFiring;
import dev.sampan.platform.SourceEvent;
import dev.sampan.platform.StreamRecord;
import dev.sampan.platform.TopicMessage;
import dev.sampan.platform.manifest.BusTrigger;
import dev.sampan.platform.manifest.LogTrigger;
import dev.sampan.platform.manifest.ObjectTrigger;
import dev.sampan.platform.manifest.Order;
import dev.sampan.platform.manifest.RecordTrigger;
import dev.sampan.platform.manifest.ScheduleTrigger;
import dev.sampan.platform.manifest.StreamTrigger;
import dev.sampan.platform.manifest.TopicTrigger;
import dev.sampan.platform.manifest.TriggerSpec;
import dev.sampan.runtime.cloudevents.StrictCloudEvents;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** What a case of the corpus sends, as the events of its kind of source. */
final class CorpusEvents {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private CorpusEvents() {}

  static TriggerSpec trigger(CorpusCase each) {
    var json = each.portable().get("trigger");
    var name = text(json, "name");
    var source = text(json, "source");
    var batch = json.path("batch").asInt(1);
    var attempts = json.path("attempts").asInt(5);
    var dead = json.path("deadLetter").textValue();
    return switch (each.kind()) {
      case "topic" -> new TopicTrigger(name, source, attempts, dead);
      case "stream" ->
          new StreamTrigger(name, source, batch, Duration.ZERO, Order.STRICT, attempts, dead);
      case "object" ->
          new ObjectTrigger(name, source, List.of(ObjectChanged.Change.values()), "", "");
      case "schedule" -> new ScheduleTrigger(name, "0 0 2 * * *", null, ZoneOffset.UTC, "");
      case "bus" -> new BusTrigger(name, source, List.of());
      case "log" -> new LogTrigger(name, source);
      default -> new RecordTrigger(name, source, batch, attempts, dead);
    };
  }

  static List<? extends SourceEvent> sent(CorpusCase each) {
    if (each.kind().equals("queue")) {
      return CorpusFacts.messages(each);
    }
    var events = new ArrayList<SourceEvent>();
    for (var json : each.portable().get("sent").get("events")) {
      events.add(event(each, json));
    }
    return events;
  }

  private static SourceEvent event(CorpusCase each, JsonNode json) {
    var attempt = json.path("attempt").asInt(1);
    return switch (each.kind()) {
      case "topic" -> message(json, attempt);
      case "stream" -> record(json, attempt);
      case "object" ->
          new ObjectEvent(
              text(json, "id"), object(json), json.get("sequence").longValue(), attempt);
      case "schedule" -> new ScheduleFiring(text(json, "id"), fired(each, json), attempt);
      case "bus" ->
          new BusEvent(
              StrictCloudEvents.readJson(json.get("event").toString().getBytes(UTF_8)), attempt);
      case "log" -> new LogBatch(text(json, "id"), entries(json), attempt);
      default -> change(json, attempt);
    };
  }

  private static TopicMessage message(JsonNode json, int attempt) {
    return new TopicMessage(
        text(json, "id"),
        Portable.body(json.get("body")),
        attributes(json),
        json.path("subject").textValue(),
        attempt,
        Instant.parse(text(json, "publishedAt")));
  }

  private static StreamRecord record(JsonNode json, int attempt) {
    return new StreamRecord(
        text(json, "id"),
        Portable.body(json.get("body")),
        attributes(json),
        json.path("key").asText(""),
        json.get("partition").intValue(),
        json.get("offset").longValue(),
        attempt,
        Instant.parse(text(json, "arrivedAt")));
  }

  private static ObjectChanged object(JsonNode json) {
    return new ObjectChanged(
        ObjectChanged.Change.valueOf(text(json, "change")),
        text(json, "bucket"),
        text(json, "key"),
        json.path("size").longValue(),
        json.path("etag").textValue(),
        json.path("version").textValue(),
        json.path("contentType").textValue(),
        URI.create(text(json, "location")),
        Instant.parse(text(json, "time")));
  }

  private static ScheduleFired fired(CorpusCase each, JsonNode json) {
    return new ScheduleFired(
        text(each.portable().get("trigger"), "name"),
        Instant.parse(text(json, "scheduledAt")),
        json.path("input").asText(""));
  }

  private static LogEntries entries(JsonNode json) {
    var entries = new ArrayList<LogEntries.Entry>();
    for (var entry : json.get("entries")) {
      entries.add(
          new LogEntries.Entry(
              text(entry, "id"), Instant.parse(text(entry, "time")), text(entry, "message")));
    }
    return new LogEntries(text(json, "group"), json.path("stream").asText(""), entries);
  }

  private static RecordEvent change(JsonNode json, int attempt) {
    var changed =
        new RecordChanged(
            RecordChanged.Change.valueOf(text(json, "change")),
            text(json, "table"),
            columns(json.get("key")),
            json.hasNonNull("before") ? columns(json.get("before")) : null,
            json.hasNonNull("after") ? columns(json.get("after")) : null);
    var sequence = json.get("sequence").longValue();
    var time = Instant.parse(text(json, "changedAt"));
    return new RecordEvent(text(json, "id"), changed, sequence, attempt, time);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> columns(JsonNode json) {
    return MAPPER.convertValue(json, LinkedHashMap.class);
  }

  private static Map<String, String> attributes(JsonNode json) {
    var attributes = new LinkedHashMap<String, String>();
    for (var attribute : json.path("attributes").properties()) {
      attributes.put(attribute.getKey(), attribute.getValue().textValue());
    }
    return attributes;
  }

  /** The event with its zipped lines unzipped: the same lines may be zipped in several ways. */
  static JsonNode unzipped(JsonNode event) {
    for (var member : List.of("clslogs", "awslogs")) {
      if (event.path(member) instanceof ObjectNode logs && logs.path("data").isTextual()) {
        logs.set("data", lines(logs.get("data").textValue()));
      }
    }
    return event;
  }

  private static JsonNode lines(String data) {
    try (var zip =
        new GZIPInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(data)))) {
      return Portable.json(zip.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(JsonNode json, String member) {
    return json.get(member).textValue();
  }
}
