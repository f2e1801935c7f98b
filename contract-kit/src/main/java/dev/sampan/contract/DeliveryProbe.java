// SPDX-License-Identifier: Apache-2.0
package dev.sampan.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sampan.Batch;
import dev.sampan.BatchResult;
import dev.sampan.Context;
import dev.sampan.Event;
import dev.sampan.Handler;
import dev.sampan.Outcome;
import dev.sampan.Trigger;
import dev.sampan.runtime.TriggerEntry;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Gives each event of a delivery, of any kind, the outcome that the case names. */
final class DeliveryProbe implements CorpusProbe, Handler<Batch<byte[]>, BatchResult> {

  private final JsonNode outcomes;
  private final List<Event<byte[]>> events = new ArrayList<>();

  DeliveryProbe(JsonNode outcomes) {
    this.outcomes = outcomes;
  }

  @Override
  public BatchResult handle(Batch<byte[]> batch, Context context) {
    synchronized (events) {
      events.addAll(batch.events());
    }
    return batch.outcomes(event -> outcome(outcomes.path(event.getId()).asText("unknown id")));
  }

  private static Outcome outcome(String name) {
    return switch (name) {
      case "ack" -> Outcome.ack();
      case "retry" -> Outcome.retry("later");
      case "reject" -> Outcome.reject("bad", "not to be had");
      default -> Outcome.notAttempted(name);
    };
  }

  @Override
  public Object handler() {
    return this;
  }

  @Override
  public TriggerEntry trigger(CorpusCase each) {
    var trigger = each.portable().get("trigger");
    return new TriggerEntry(
        trigger.get("name").textValue(),
        Trigger.valueOf(each.kind().toUpperCase(Locale.ROOT)),
        trigger.get("source").textValue(),
        List.of());
  }

  @Override
  public void assertReceived(JsonNode received) {
    synchronized (events) {
      var expected = received.get("events");
      assertThat(events).as("events that the handler was given").hasSize(expected.size());
      for (int i = 0; i < events.size(); i++) {
        assertSame(events.get(i), expected.get(i));
      }
    }
  }

  private static void assertSame(Event<byte[]> given, JsonNode expected) {
    assertThat(given.getId()).isEqualTo(expected.get("id").textValue());
    assertThat(given.getSource()).hasToString(expected.get("source").textValue());
    assertThat(given.getType()).isEqualTo(expected.get("type").textValue());
    assertThat(given.getExtension("nativetype")).isEqualTo(expected.path("nativetype").textValue());
    assertThat(given.getSubject()).isEqualTo(expected.path("subject").textValue());
    assertThat(time(given.getTime())).isEqualTo(expected.path("time").textValue());
    for (var extension : expected.path("extensions").properties()) {
      assertThat(given.getExtension(extension.getKey()))
          .isEqualTo(extension.getValue().textValue());
    }
    assertPayload(given, expected);
    assertDelivery(given, expected);
  }

  private static @Nullable String time(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant().toString();
  }

  private static void assertPayload(Event<byte[]> given, JsonNode expected) {
    if (expected.has("payload")) {
      assertThat(Portable.json(given.payload())).isEqualTo(expected.get("payload"));
    } else {
      assertThat(given.payload()).isEqualTo(Portable.body(expected.get("data")).bytes());
    }
  }

  private static void assertDelivery(Event<byte[]> given, JsonNode expected) {
    var delivery = given.delivery();
    assertThat(delivery.attempt()).isEqualTo(expected.path("attempt").asInt(1));
    assertThat(delivery.orderingKey()).isEqualTo(expected.path("orderingKey").textValue());
    for (var attribute : expected.path("attributes").properties()) {
      assertThat(delivery.attributes())
          .containsEntry(
              attribute.getKey(), Objects.requireNonNull(attribute.getValue().textValue()));
    }
  }
}
