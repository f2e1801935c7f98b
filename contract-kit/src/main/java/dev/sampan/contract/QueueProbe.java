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
import dev.sampan.runtime.TriggerEntry;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives each message the outcome that the case names. */
final class QueueProbe implements CorpusProbe, Handler<Batch<String>, BatchResult> {

  private final JsonNode outcomes;
  private final List<Event<String>> events = new ArrayList<>();

  QueueProbe(JsonNode outcomes) {
    this.outcomes = outcomes;
  }

  @Override
  public BatchResult handle(Batch<String> batch, Context context) {
    synchronized (events) {
      events.addAll(batch.events());
    }
    return batch.outcomes(event -> outcome(outcomes.get(event.getId()).textValue()));
  }

  private static Outcome outcome(String name) {
    return switch (name) {
      case "ack" -> Outcome.ack();
      case "retry" -> Outcome.retry("later");
      case "reject" -> Outcome.reject("bad", "not an order");
      default -> Outcome.notAttempted("not attempted");
    };
  }

  @Override
  public Object handler() {
    return this;
  }

  @Override
  public TriggerEntry trigger(CorpusCase each) {
    return CorpusProbe.events(each, each.portable().get("trigger").get("source").textValue());
  }

  @Override
  public void assertReceived(JsonNode received) {
    synchronized (events) {
      assertThat(events).hasSize(received.get("events").size());
      for (int i = 0; i < events.size(); i++) {
        assertSame(events.get(i), received.get("events").get(i));
      }
    }
  }

  private static void assertSame(Event<String> given, JsonNode expected) {
    assertThat(given.getId()).isEqualTo(expected.get("id").textValue());
    assertThat(given.getSource()).hasToString(expected.get("source").textValue());
    assertThat(given.getType()).isEqualTo(expected.get("type").textValue());
    assertThat(given.getSubject()).isEqualTo(expected.path("subject").textValue());
    assertThat(given.getExtension("nativetype")).isEqualTo(expected.get("nativetype").textValue());
    assertThat(given.getTime()).isEqualTo(time(expected));
    assertThat(given.payload()).isEqualTo(Portable.body(expected.get("data")).text());
    var delivery = given.delivery();
    assertThat(delivery.attempt()).isEqualTo(expected.get("attempt").intValue());
    assertThat(delivery.orderingKey()).isEqualTo(expected.get("orderingKey").textValue());
    for (var attribute : expected.get("attributes").properties()) {
      assertThat(delivery.attributes())
          .containsEntry(attribute.getKey(), attribute.getValue().textValue());
    }
  }

  /** Not every broker says when. */
  private static @Nullable OffsetDateTime time(JsonNode expected) {
    return expected.has("time") ? OffsetDateTime.parse(expected.get("time").textValue()) : null;
  }
}
