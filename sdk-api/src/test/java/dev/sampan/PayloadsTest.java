// SPDX-License-Identifier: Apache-2.0
package dev.sampan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PayloadsTest {

  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  private static Delivery delivery(int attempt, Map<String, String> attributes) {
    return new Delivery(Trigger.QUEUE, "orders", attempt, null, "r-1", attributes);
  }

  @Test
  void a_delivery_keeps_a_copy_of_its_attributes_in_order() {
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("z", "1");
    attributes.put("a", "2");
    Delivery delivery = delivery(1, attributes);
    attributes.clear();

    assertThat(delivery.attributes()).hasToString("{z=1, a=2}");
  }

  @Test
  void a_delivery_counts_from_1() {
    assertThatIllegalArgumentException().isThrownBy(() -> delivery(0, Map.of()));
  }

  @Test
  void a_batch_result_retries_what_it_does_not_name() {
    Map<String, Outcome> outcomes = new HashMap<>();
    outcomes.put("a", Outcome.ack());
    BatchResult result = new BatchResult(outcomes);
    outcomes.put("b", Outcome.ack());

    assertThat(result.outcome("a")).isEqualTo(Outcome.ack());
    assertThat(result.outcome("b")).isInstanceOf(Outcome.Retry.class);
  }

  @Test
  void a_new_event_has_what_it_was_given() {
    NewEvent<String> event =
        NewEvent.of("com.example.done", "x")
            .withId("7")
            .withSubject("order/7")
            .withExtension("region", "gz")
            .withExtension("region", "sh");

    assertThat(event)
        .isEqualTo(new NewEvent<>("com.example.done", "x", "7", "order/7", Map.of("region", "sh")));
    assertThat(NewEvent.of("t", 1).id()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Region",
        "a-b",
        "a_b",
        "\u00e9",
        "a23456789012345678901",
        "id",
        "source",
        "data"
      })
  void a_new_event_refuses_an_extension_by_that_name(String name) {
    NewEvent<Integer> event = NewEvent.of("t", 1);

    assertThatIllegalArgumentException().isThrownBy(() -> event.withExtension(name, "x"));
  }

  @Test
  void a_new_event_refuses_empty_attributes() {
    NewEvent<Integer> event = NewEvent.of("t", 1);

    assertThatIllegalArgumentException().isThrownBy(() -> NewEvent.of(" ", 1));
    assertThatIllegalArgumentException().isThrownBy(() -> event.withId(""));
    assertThatIllegalArgumentException().isThrownBy(() -> event.withSubject(""));
  }

  @ParameterizedTest
  @EnumSource
  void every_change_of_an_object_has_a_type(ObjectChanged.Change change) {
    assertThat(EventTypes.of(change)).matches("dev\\.sampan\\.object\\.[a-z]+\\.v1");
  }

  @ParameterizedTest
  @EnumSource
  void every_change_of_a_record_has_a_type(RecordChanged.Change change) {
    assertThat(EventTypes.of(change)).matches("dev\\.sampan\\.record\\.[a-z]+\\.v1");
  }

  @Test
  void an_object_has_no_negative_size() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new ObjectChanged(
                    ObjectChanged.Change.CREATED,
                    "b",
                    "k",
                    -1,
                    null,
                    null,
                    null,
                    URI.create("s3://b/k"),
                    NOON));
  }

  @Test
  void a_record_may_have_columns_without_a_value() {
    Map<String, @Nullable Object> after = new HashMap<>();
    after.put("note", null);
    @SuppressWarnings("NullAway")
    RecordChanged changed =
        new RecordChanged(RecordChanged.Change.CREATED, "t", Map.of("id", 1), null, after);
    after.clear();

    assertThat(changed.before()).isNull();
    assertThat(changed.after()).containsEntry("note", null);
  }

  @Test
  void log_entries_are_copied() {
    List<LogEntries.Entry> lines = new ArrayList<>();
    lines.add(new LogEntries.Entry("1", NOON, "hello"));
    LogEntries entries = new LogEntries("g", "", lines);
    lines.clear();

    assertThat(entries.entries()).extracting(LogEntries.Entry::message).containsExactly("hello");
  }

  @Test
  void a_deadline_never_has_less_than_nothing_left() {
    Deadline ahead = new Deadline(NOON.plusSeconds(5), () -> NOON);
    Deadline past = new Deadline(NOON.minusSeconds(5), () -> NOON);

    assertThat(ahead.remaining()).isEqualTo(Duration.ofSeconds(5));
    assertThat(ahead.hasAtLeast(Duration.ofSeconds(5))).isTrue();
    assertThat(ahead.hasAtLeast(Duration.ofMillis(5001))).isFalse();
    assertThat(past.remaining()).isZero();
  }

  @Test
  void a_caller_does_not_show_its_claims() {
    assertThat(new Caller("jwt", "li", Map.of("email", "li@example.com")).toString())
        .contains("li")
        .doesNotContain("example.com");
  }
}
