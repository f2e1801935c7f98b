// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.trigger;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What was accepted comes out of the journal as it went in, on another attempt. */
final class StoredEventsTest {

  private static final Instant AT = Instant.parse("2026-03-01T12:00:00.123456789Z");
  private static final Map<String, String> ATTRIBUTES = Map.of("tag", "é", "kind", "x");

  @Test
  void messages_keep_their_bytes_and_attributes() {
    var binary = Body.of(new byte[] {0, -1, 13, 10});
    var message = new QueueMessage("1", binary, ATTRIBUTES, "k", 1, AT);
    var sent = new TopicMessage("2", binary, ATTRIBUTES, null, 1, AT);
    var record = new StreamRecord("3", binary, ATTRIBUTES, "", 3, 1L << 40, 1, AT);

    assertThat(((QueueMessage) back(Trigger.QUEUE, message)).body().bytes())
        .isEqualTo(binary.bytes());
    assertThat(((QueueMessage) back(Trigger.QUEUE, message)).attributes()).isEqualTo(ATTRIBUTES);
    assertThat(((QueueMessage) back(Trigger.QUEUE, message)).key()).isEqualTo("k");
    assertThat(((TopicMessage) back(Trigger.TOPIC, sent)).subject()).isNull();
    assertThat(((TopicMessage) back(Trigger.TOPIC, sent)).attributes()).isEqualTo(ATTRIBUTES);
    assertThat(((StreamRecord) back(Trigger.STREAM, record)).offset()).isEqualTo(1L << 40);
    assertThat(((StreamRecord) back(Trigger.STREAM, record)).partition()).isEqualTo(3);
  }

  @Test
  void changes_and_firings_are_the_same() {
    var object =
        new ObjectChanged(
            ObjectChanged.Change.DELETED,
            "b",
            "a key/ü.png",
            7,
            "tag",
            null,
            "image/png",
            URI.create("object://b/x"),
            AT);
    var row =
        new RecordChanged(
            RecordChanged.Change.UPDATED,
            "t",
            Map.of("id", 7),
            Map.of("name", "Li"),
            Map.of("name", "Lin", "tags", List.of("a", 2)));

    same(Trigger.OBJECT, new ObjectEvent("1", object, 9, 1));
    same(Trigger.RECORD, new RecordEvent("2", row, 5, 1, AT));
    same(Trigger.SCHEDULE, new ScheduleFiring("3", new ScheduleFired("n", AT, "in\nput"), 1));
    same(
        Trigger.LOG,
        new LogBatch(
            "4", new LogEntries("g", "s", List.of(new LogEntries.Entry("e", AT, "m"))), 1));
  }

  @Test
  void a_bus_event_keeps_attributes_extensions_and_data() {
    var attributes = Map.of("id", "i", "source", "/s", "type", "t", "time", AT + "");
    var extensions = Map.<String, Object>of("text", "x-y", "number", 4, "truth", true);
    var event = new StoredEvent(attributes, extensions, Body.of("{ \"a\": 1.0 }"));

    var back = ((BusEvent) back(Trigger.BUS, new BusEvent(event, 1))).event();

    assertThat(back.getId()).isEqualTo("i");
    assertThat(back.getTime()).isEqualTo(event.getTime());
    assertThat(back.getExtension("number")).isEqualTo(4);
    assertThat(back.getExtension("truth")).isEqualTo(true);
    assertThat(back.getExtension("text")).isEqualTo("x-y");
    assertThat(back.getExtensionNames()).containsExactlyInAnyOrder("text", "number", "truth");
    assertThat(
            new String(
                Objects.requireNonNull(back.getData()).toBytes(),
                java.nio.charset.StandardCharsets.UTF_8))
        .isEqualTo("{ \"a\": 1.0 }");
    assertThat(back.getSubject()).isNull();
  }

  @Test
  void a_dead_letter_of_any_kind_is_a_message_of_the_queue_it_is_moved_to() {
    var sent = new TopicMessage("2", Body.of("x"), ATTRIBUTES, "s", 1, AT);

    var message = StoredEvents.read(Trigger.QUEUE, EventEntries.of("lane", sent, AT), 1);

    assertThat(((QueueMessage) message).attributes()).isEqualTo(ATTRIBUTES);
    assertThat(((QueueMessage) message).body().text()).isEqualTo("x");
  }

  private static void same(Trigger kind, SourceEvent event) {
    assertThat(back(kind, event)).isEqualTo(event.onAttempt(2));
  }

  private static SourceEvent back(Trigger kind, SourceEvent event) {
    return StoredEvents.read(kind, EventEntries.of("lane", event, AT), 2);
  }
}
