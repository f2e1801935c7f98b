// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.trigger;

import dev.sampan.Body;
import dev.sampan.emulator.invocation.Chain;
import dev.sampan.emulator.journal.Entry;
import dev.sampan.platform.BusEvent;
import dev.sampan.platform.LogBatch;
import dev.sampan.platform.ObjectEvent;
import dev.sampan.platform.QueueMessage;
import dev.sampan.platform.RecordEvent;
import dev.sampan.platform.ScheduleFiring;
import dev.sampan.platform.SourceEvent;
import dev.sampan.platform.StreamRecord;
import dev.sampan.platform.TopicMessage;
import io.cloudevents.CloudEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/** Writes events as entries of the journal, which {@link StoredEvents} reads. */
final class EventEntries {

  static final String NUMBERS = "numbers";
  static final String CE_ATTRIBUTE = "ce-";
  static final String CE_TEXT = "ce-text-";
  static final String CE_NUMBER = "ce-number-";
  static final String CE_TRUTH = "ce-truth-";

  private EventEntries() {}

  /** An entry that holds the event. */
  static Entry of(String lane, SourceEvent event, Instant acceptedAt) {
    return Entry.of(lane, event.id(), acceptedAt, headers(event).all(), body(event));
  }

  /** The same entry, published by an invocation, and to be delivered so much later. */
  static Entry published(Entry entry, Chain chain, Duration delay) {
    if (chain.equals(Chain.NONE) && delay.isZero()) {
      return entry;
    }
    var headers = new LinkedHashMap<>(entry.headers());
    headers.putAll(chain.headers());
    return new Entry(
        entry.lane(),
        entry.id(),
        entry.sequence(),
        entry.acceptedAt(),
        entry.attempt(),
        entry.notBefore().plus(delay),
        headers,
        entry.body());
  }

  private static EventHeaders headers(SourceEvent event) {
    if (event instanceof QueueMessage it) {
      var headers = EventHeaders.of("queue").put(EventHeaders.KEY, it.key());
      return headers
          .put("at", it.sentAt())
          .put(NUMBERS, it.numbers().isEmpty() ? null : String.join(",", it.numbers()))
          .attributes(it.attributes());
    } else if (event instanceof TopicMessage it) {
      var headers = EventHeaders.of("topic").put("subject", it.subject());
      return headers.put("at", it.publishedAt()).attributes(it.attributes());
    } else if (event instanceof StreamRecord it) {
      return record(it);
    } else if (event instanceof ScheduleFiring it) {
      var headers = EventHeaders.of("schedule").put("name", it.fired().name());
      return headers.put("at", it.fired().scheduledAt());
    } else if (event instanceof BusEvent it) {
      return bus(it.event());
    } else if (event instanceof LogBatch) {
      return EventHeaders.of("log");
    } else if (event instanceof RecordEvent it) {
      var headers = EventHeaders.of("record").put("sequence", it.sequence());
      return headers.put("at", it.changedAt());
    }
    return object((ObjectEvent) event);
  }

  private static EventHeaders record(StreamRecord it) {
    return EventHeaders.of("stream")
        .put(EventHeaders.KEY, it.key())
        .put(EventHeaders.PARTITION, it.partition())
        .put("offset", it.offset())
        .put("at", it.arrivedAt())
        .attributes(it.attributes());
  }

  private static EventHeaders object(ObjectEvent event) {
    var it = event.changed();
    return EventHeaders.of("object")
        .put("change", it.change())
        .put("bucket", it.bucket())
        .put("object", it.key())
        .put("size", it.size())
        .put("etag", it.etag())
        .put("version", it.version())
        .put("content-type", it.contentType())
        .put("location", it.location())
        .put("at", it.time())
        .put("sequence", event.sequence());
  }

  private static EventHeaders bus(CloudEvent event) {
    var headers = EventHeaders.of("bus");
    for (var name : event.getAttributeNames()) {
      if (!name.equals("specversion")) {
        headers.put(CE_ATTRIBUTE + name, event.getAttribute(name));
      }
    }
    for (var name : event.getExtensionNames()) {
      extension(headers, name, event.getExtension(name));
    }
    return headers;
  }

  private static void extension(EventHeaders headers, String name, @Nullable Object value) {
    if (value instanceof Number) {
      headers.put(CE_NUMBER + name, value);
    } else if (value instanceof Boolean) {
      headers.put(CE_TRUTH + name, value);
    } else if (value instanceof byte[] bytes) {
      headers.put(CE_TEXT + name, Base64.getEncoder().encodeToString(bytes));
    } else {
      headers.put(CE_TEXT + name, value);
    }
  }

  private static Body body(SourceEvent event) {
    if (event instanceof QueueMessage it) {
      return it.body();
    } else if (event instanceof TopicMessage it) {
      return it.body();
    } else if (event instanceof StreamRecord it) {
      return it.body();
    } else if (event instanceof ScheduleFiring it) {
      return Body.of(it.fired().input());
    } else if (event instanceof LogBatch it) {
      return EventBodies.of(it.entries());
    } else if (event instanceof RecordEvent it) {
      return EventBodies.of(it.changed());
    } else if (event instanceof BusEvent it && it.event().getData() != null) {
      return Body.of(it.event().getData().toBytes());
    }
    return Body.empty();
  }
}
