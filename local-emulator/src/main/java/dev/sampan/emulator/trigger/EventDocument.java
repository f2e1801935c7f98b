// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.trigger;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sampan.Body;
import dev.sampan.LogEntries;
import dev.sampan.ObjectChanged;
import dev.sampan.RecordChanged;
import dev.sampan.ScheduleFired;
import dev.sampan.Trigger;
import dev.sampan.platform.BusEvent;
import dev.sampan.platform.LogBatch;
import dev.sampan.platform.ObjectEvent;
import dev.sampan.platform.QueueMessage;
import dev.sampan.platform.RecordEvent;
import dev.sampan.platform.ScheduleFiring;
import dev.sampan.platform.SourceEvent;
import dev.sampan.platform.StoredEvent;
import dev.sampan.platform.StreamRecord;
import dev.sampan.platform.TopicMessage;
import dev.sampan.platform.wire.Json;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * An event as people and tools write it: a JSON object, each of whose members may be left out.
 *
 * <p>{@code id} names it. {@code body} is what it carries: a text, or any other JSON value, which
 * is sent as compact JSON; {@code bodyBase64} are bytes instead. {@code attributes} go with it.
 * {@code key} is the ordering key of a message, the partition key of a record, the key of an
 * object, the stream of a log, or the key of a row, as a JSON object or as its {@code id}. {@code
 * type} is the type of a bus event, or the change of an object or a row. {@code subject} belongs to
 * a topic or a bus, {@code source} to a bus, {@code before} to a row.
 */
public final class EventDocument {

  private static final String EXTENSION = "[a-z0-9]{1,20}";

  private final EventMembers members;
  private final String source;
  private final Instant now;
  private final String id;
  private final Body body;

  private EventDocument(EventMembers members, String source, Instant now) {
    this.members = members;
    this.source = source;
    this.now = now;
    this.id = members.id();
    this.body = members.body();
  }

  /**
   * The event of a document.
   *
   * @param kind the kind of the source, neither HTTP nor DIRECT
   * @param source the source's name
   * @param now when it happened
   * @throws IllegalArgumentException if the document does not fit the kind; the message says how
   */
  public static SourceEvent read(Trigger kind, String source, JsonNode json, Instant now) {
    return new EventDocument(EventMembers.of(json), source, now).event(kind);
  }

  private SourceEvent event(Trigger kind) {
    return switch (kind) {
      case QUEUE -> new QueueMessage(id, body, members.attributes(), members.text("key"), 1, now);
      case TOPIC ->
          new TopicMessage(id, body, members.attributes(), members.text("subject"), 1, now);
      case STREAM -> {
        var key = members.text("key");
        yield new StreamRecord(
            id, body, members.attributes(), key == null ? "" : key, 0, 0, 1, now);
      }
      case OBJECT -> object();
      case SCHEDULE -> new ScheduleFiring(id, new ScheduleFired(trigger(), now, body.text()), 1);
      case BUS -> new BusEvent(bus(), 1);
      case LOG -> new LogBatch(id, lines(), 1);
      case RECORD -> new RecordEvent(id, row(), 0, 1, now);
      case HTTP, DIRECT ->
          throw new IllegalArgumentException(
              "nothing is emitted to " + kind.name().toLowerCase(Locale.ROOT));
    };
  }

  private String trigger() {
    return source.substring(source.indexOf('.') + 1);
  }

  private ObjectEvent object() {
    var key = members.text("key");
    if (key == null) {
      throw new IllegalArgumentException("a change of an object needs its key");
    }
    var change = members.change(ObjectChanged.Change.values(), ObjectChanged.Change.CREATED);
    var changed =
        new ObjectChanged(
            change,
            source,
            key,
            body.bytes().length,
            null,
            null,
            members.attributes().get("content-type"),
            location(key),
            now);
    return new ObjectEvent(id, changed, now.toEpochMilli(), 1);
  }

  private URI location(String key) {
    try {
      return new URI("object", source, "/" + key, null);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("no key of an object: " + key, e);
    }
  }

  private StoredEvent bus() {
    var type = members.text("type");
    if (type == null || type.isEmpty()) {
      throw new IllegalArgumentException("an event of a bus needs a type");
    }
    var attributes = new LinkedHashMap<String, String>();
    attributes.put("id", id);
    attributes.put("source", eventSource());
    attributes.put("type", type);
    attributes.put("time", now.toString());
    if (body.bytes().length > 0) {
      var isJson = Json.parse(body).isPresent();
      attributes.put("datacontenttype", isJson ? "application/json" : "text/plain");
    }
    var subject = members.text("subject");
    if (subject != null) {
      attributes.put("subject", subject);
    }
    return new StoredEvent(attributes, extensions(), body.bytes().length == 0 ? null : body);
  }

  private String eventSource() {
    var given = members.text("source");
    try {
      return given == null ? "/sampan/" + source : new URI(given).toString();
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("source is no URI: " + given, e);
    }
  }

  private Map<String, Object> extensions() {
    var extensions = new LinkedHashMap<String, Object>(members.attributes());
    for (var name : extensions.keySet()) {
      if (!name.matches(EXTENSION)) {
        throw new IllegalArgumentException(
            "attribute " + name + " of a CloudEvent: only a-z and 0-9, at most 20");
      }
    }
    return extensions;
  }

  private LogEntries lines() {
    var stream = members.text("key");
    var entries = new ArrayList<LogEntries.Entry>();
    for (var line : List.of(body.text().split("\n", -1))) {
      if (!line.isEmpty()) {
        entries.add(new LogEntries.Entry(id + "-" + entries.size(), now, line));
      }
    }
    return new LogEntries(source, stream == null ? "emulator" : stream, entries);
  }

  private RecordChanged row() {
    var id = members.text("key");
    var columns = id == null ? members.map("key") : Map.<String, Object>of("id", id);
    if (columns == null) {
      throw new IllegalArgumentException("a change of a row needs its key");
    }
    var after = Json.parse(body).map(EventBodies::map).orElse(null);
    var change = members.change(RecordChanged.Change.values(), RecordChanged.Change.CREATED);
    return new RecordChanged(change, source, columns, members.map("before"), after);
  }
}
