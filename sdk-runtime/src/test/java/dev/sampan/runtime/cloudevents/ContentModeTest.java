// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime.cloudevents;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sampan.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a message is told to carry an event: the HTTP protocol binding, section 3. */
final class ContentModeTest {
  private static final byte[] EVENT =
      "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/s\",\"type\":\"t\"}".getBytes(UTF_8);

  @ParameterizedTest
  @CsvSource({
    "application/cloudevents+json, STRUCTURED",
    "Application/CloudEvents+JSON ; charset=UTF-8, STRUCTURED",
    "application/cloudevents, STRUCTURED",
    "application/cloudevents-batch+json, BATCH",
    "APPLICATION/CLOUDEVENTS-BATCH+JSON, BATCH",
    "application/json, NONE",
  })
  void is_told_by_the_content_type_whatever_its_case(String contentType, ContentMode mode) {
    assertThat(ContentMode.of(type(contentType))).isEqualTo(mode);
  }

  @Test
  void is_binary_where_a_version_is_given_and_structured_wins() {
    Headers binary = Headers.of().with("CE-SpecVersion", "1.0");

    assertThat(ContentMode.of(binary)).isEqualTo(ContentMode.BINARY);
    assertThat(StrictCloudEvents.isCloudEvent(binary)).isTrue();
    assertThat(StrictCloudEvents.isCloudEvent(Headers.of())).isFalse();
    assertThat(ContentMode.of(binary.with("content-type", "application/cloudevents+json")))
        .isEqualTo(ContentMode.STRUCTURED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/cloudevents+json",
        "application/CloudEvents+json; charset=\"utf-8\"",
        "application/cloudevents",
      })
  void reads_the_json_format(String contentType) {
    assertThat(StrictCloudEvents.read(type(contentType), EVENT).getId()).isEqualTo("1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/cloudevents-batch+json",
        "application/cloudevents+avro",
        "application/cloudevents+json; charset=iso-8859-1",
      })
  void refuses_a_mode_or_format_it_does_not_read_with_415(String contentType) {
    assertThatExceptionOfType(BadCloudEvent.class)
        .isThrownBy(() -> StrictCloudEvents.read(type(contentType), EVENT))
        .satisfies(refused -> assertThat(refused.status()).isEqualTo(415));
  }

  private static Headers type(String contentType) {
    return Headers.of().with("content-type", contentType);
  }
}
