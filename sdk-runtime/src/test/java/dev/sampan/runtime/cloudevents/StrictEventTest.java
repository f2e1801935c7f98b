// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime.cloudevents;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cloudevents.core.builder.CloudEventBuilder;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StrictEventTest {
  private static final StrictEvent EVENT = StrictEvent.of("1", "/s", "t");

  @Test
  void an_extension_of_each_type_has_its_canonical_text() {
    StrictEvent event =
        EVENT
            .withExtension("a", true)
            .withExtension("b", 7)
            .withExtension("c", new byte[] {0})
            .withExtension("d", URI.create("urn:x"))
            .withExtension("e", OffsetDateTime.parse("2018-04-05T17:31:00+01:00:30"));

    EncodedEvent written = StrictCloudEvents.writeBinary(event);

    assertThat(written.headers().first("ce-a")).hasValue("true");
    assertThat(written.headers().first("ce-b")).hasValue("7");
    assertThat(written.headers().first("ce-c")).hasValue("AA==");
    assertThat(written.headers().first("ce-d")).hasValue("urn:x");
    assertThat(written.headers().first("ce-e")).hasValue("2018-04-05T16:30:30Z");
  }

  @Test
  void refuses_an_extension_of_another_type_or_of_the_core() {
    refuses(() -> EVENT.withExtension("a", 7L));
    refuses(() -> EVENT.withExtension("a", 7.0));
    refuses(() -> EVENT.withExtension("id", "2"));
    refuses(() -> EVENT.withExtension("specversion", "1.0"));
    refuses(() -> EVENT.withExtension("data", "2"));
    refuses(() -> EVENT.withExtension("", "2"));
    refuses(() -> EVENT.withExtension("Aa", "2"));
  }

  @Test
  void refuses_what_the_builder_of_the_sdk_lets_pass() {
    CloudEventBuilder builder =
        CloudEventBuilder.v1().withId("1").withSource(URI.create("/s")).withType("t");

    refuses(() -> StrictEvent.of(builder.newBuilder().withType("").build()));
    refuses(() -> StrictEvent.of(builder.newBuilder().withSource(URI.create("")).build()));
    refuses(() -> StrictEvent.of(builder.newBuilder().withSubject("a\nb").build()));
    refuses(() -> StrictEvent.of(builder.newBuilder().withDataSchema(URI.create("x")).build()));
    refuses(() -> StrictEvent.of(builder.newBuilder().withExtension("n", 3_000_000_000L).build()));
  }

  @Test
  void copies_an_event_of_the_sdk_whole() {
    var sdk =
        CloudEventBuilder.v1()
            .withId("1")
            .withSource(URI.create("/s"))
            .withType("t")
            .withTime(OffsetDateTime.parse("2018-04-05T17:31:00Z"))
            .withSubject("about")
            .withExtension("n", 3)
            .withData("text/plain", "x".getBytes(UTF_8))
            .build();

    StrictEvent copy = StrictEvent.of(sdk);

    assertThat(copy)
        .isEqualTo(
            EVENT
                .withTime(OffsetDateTime.parse("2018-04-05T17:31:00Z"))
                .withSubject("about")
                .withExtension("n", 3)
                .withContentType("text/plain")
                .withData("x".getBytes(UTF_8)));
  }

  @Test
  void is_equal_by_attributes_and_data() {
    StrictEvent bytes = EVENT.withExtension("b", new byte[] {1}).withData(new byte[] {2});

    assertThat(bytes)
        .isEqualTo(EVENT.withExtension("b", new byte[] {1}).withData(new byte[] {2}))
        .isNotEqualTo(EVENT.withExtension("b", new byte[] {2}).withData(new byte[] {2}))
        .isNotEqualTo(EVENT.withExtension("b", new byte[] {1}).withData(new byte[] {3}))
        .isNotEqualTo(EVENT);
  }

  @Test
  void neither_its_data_nor_a_binary_extension_can_be_changed_from_outside() {
    byte[] data = {1};
    StrictEvent event = EVENT.withData(data).withExtension("b", data);

    data[0] = 2;
    ((byte[]) Objects.requireNonNull(event.getExtension("b")))[0] = 3;
    Objects.requireNonNull(event.getData()).toBytes()[0] = 4;

    assertThat(event).isEqualTo(EVENT.withData(new byte[] {1}).withExtension("b", new byte[] {1}));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2018-04-05T17:31:00Z",
        "2018-04-05t17:31:00z",
        "2018-04-05T17:31:00.123456789012+05:30",
        "2018-04-05T17:31:00-00:00",
        "2016-12-31T23:59:60Z",
      })
  void takes_a_time_of_rfc_3339(String time) {
    assertThat(Timestamps.parse("time", time)).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2018-04-05T17:31Z",
        "2018-04-05 17:31:00Z",
        "2018-04-05T17:31:00",
        "2018-04-05T17:31:00.Z",
        "2018-04-05T17:31:00+01",
        "2018-04-05T17:31:00+0100",
        "2018-04-05T17:31:00+01:00:00",
        "2018-02-30T17:31:00Z",
        "2018-04-05T24:31:00Z",
        "2018-04-05T17:31:60Z",
        "+12018-04-05T17:31:00Z",
        "2018-04-05T17:31:00Zjunk",
      })
  void refuses_a_time_that_is_not_of_rfc_3339(String time) {
    refuses(() -> Timestamps.parse("time", time));
  }

  private static void refuses(ThrowingCallable action) {
    assertThatExceptionOfType(BadCloudEvent.class).isThrownBy(action);
  }
}
