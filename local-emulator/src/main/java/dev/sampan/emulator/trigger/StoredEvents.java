// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.trigger;

import dev.sampan.Body;
import dev.sampan.ObjectChanged;
import dev.sampan.ScheduleFired;
import dev.sampan.Trigger;
import dev.sampan.emulator.journal.Entry;
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
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the events that {@link EventEntries} wrote into the journal. */
final class StoredEvents {

  private StoredEvents() {}

  /**
   * The event of an entry, for a trigger of some kind. A dead letter of any kind is a message for
   * the queue it was moved to.
   */
  static SourceEvent read(Trigger kind, Entry entry, int attempt) {
    var headers = EventHeaders.read(entry.headers());
    return switch (kind) {
      case QUEUE -> message(entry, headers, attempt);
      case TOPIC ->
          new TopicMessage(
              entry.id(),
              entry.body(),
              headers.attributes(),
              headers.find("subject"),
              attempt,
              headers.time("at"));
      case STREAM -> record(entry, headers, attempt);
      case OBJECT -> object(entry, headers, attempt);
      case SCHEDULE -> firing(entry, headers, attempt);
      case BUS -> new BusEvent(event(entry, headers), attempt);
      case LOG -> new LogBatch(entry.id(), EventBodies.log(entry.body()), attempt);
      case RECORD ->
          new RecordEvent(
              entry.id(),
              EventBodies.record(entry.body()),
              headers.number("sequence"),
              attempt,
              headers.time("at"));
      case HTTP, DIRECT -> throw new IllegalArgumentException(kind + " has no stored events");
    };
  }

  private static QueueMessage message(Entry entry, EventHeaders headers, int attempt) {
    return new QueueMessage(
        entry.id(),
        entry.body(),
        headers.attributes(),
        numbers(headers),
        headers.find(EventHeaders.KEY),
        attempt,
        entry.acceptedAt());
  }

  private static Set<String> numbers(EventHeaders headers) {
    var names = headers.find(EventEntries.NUMBERS);
    return names == null ? Set.of() : Set.of(names.split(","));
  }

  private static StreamRecord record(Entry entry, EventHeaders headers, int attempt) {
    return new StreamRecord(
        entry.id(),
        entry.body(),
        headers.attributes(),
        headers.get(EventHeaders.KEY),
        Math.toIntExact(headers.number(EventHeaders.PARTITION)),
        headers.number("offset"),
        attempt,
        headers.time("at"));
  }

  private static ScheduleFiring firing(Entry entry, EventHeaders headers, int attempt) {
    var fired = new ScheduleFired(headers.get("name"), headers.time("at"), entry.body().text());
    return new ScheduleFiring(entry.id(), fired, attempt);
  }

  private static ObjectEvent object(Entry entry, EventHeaders headers, int attempt) {
    var changed =
        new ObjectChanged(
            ObjectChanged.Change.valueOf(headers.get("change")),
            headers.get("bucket"),
            headers.get("object"),
            headers.number("size"),
            headers.find("etag"),
            headers.find("version"),
            headers.find("content-type"),
            URI.create(headers.get("location")),
            headers.time("at"));
    return new ObjectEvent(entry.id(), changed, headers.number("sequence"), attempt);
  }

  private static StoredEvent event(Entry entry, EventHeaders headers) {
    var extensions = new LinkedHashMap<String, Object>();
    extensions.putAll(headers.startingWith(EventEntries.CE_TEXT));
    headers
        .startingWith(EventEntries.CE_NUMBER)
        .forEach((name, value) -> extensions.put(name, Integer.valueOf(value)));
    headers
        .startingWith(EventEntries.CE_TRUTH)
        .forEach((name, value) -> extensions.put(name, Boolean.valueOf(value)));
    var attributes = headers.startingWith(EventEntries.CE_ATTRIBUTE);
    attributes.keySet().removeIf(it -> it.contains("-"));
    return new StoredEvent(attributes, extensions, data(entry.body()));
  }

  private static @Nullable Body data(Body body) {
    return body.bytes().length == 0 ? null : body;
  }
}
