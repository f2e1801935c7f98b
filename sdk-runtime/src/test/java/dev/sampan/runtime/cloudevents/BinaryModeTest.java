// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime.cloudevents;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sampan.Headers;
import io.cloudevents.CloudEvent;
import java.net.URI;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Attributes in headers: the HTTP protocol binding, sections 3.1 and 3.1.3.2. */
final class BinaryModeTest {
  private static final Headers REQUIRED =
      Headers.of()
          .with("ce-specversion", "1.0")
          .with("ce-id", "a-1")
          .with("ce-source", "/orders")
          .with("ce-type", "com.example.placed");

  @Test
  void reads_every_attribute_and_the_bytes_of_the_body() {
    Headers headers =
        REQUIRED
            .with("CE-Time", "2018-04-05T17:31:00.25Z")
            .with("ce-subject", "7")
            .with("ce-dataschema", "https://example.com/schema")
            .with("ce-comexampleother", "value")
            .with("Content-Type", "text/xml; charset=utf-8")
            .with("x-other", "ignored");
    byte[] body = {0, 1, (byte) 0xFF};

    CloudEvent event = StrictCloudEvents.read(headers, body);

    assertThat(event.getId()).isEqualTo("a-1");
    assertThat(event.getSource()).isEqualTo(URI.create("/orders"));
    assertThat(event.getType()).isEqualTo("com.example.placed");
    assertThat(event.getTime()).isEqualTo(OffsetDateTime.parse("2018-04-05T17:31:00.25Z"));
    assertThat(event.getSubject()).isEqualTo("7");
    assertThat(event.getDataSchema()).isEqualTo(URI.create("https://example.com/schema"));
    assertThat(event.getExtensionNames()).containsExactly("comexampleother");
    assertThat(event.getDataContentType()).isEqualTo("text/xml; charset=utf-8");
    assertThat(event.getData().toBytes()).isEqualTo(body);
  }

  @Test
  void encodes_and_decodes_the_example_of_the_specification() {
    String text = "Euro € 😀";
    StrictEvent event = StrictEvent.of("1", "/s", "t").withSubject(text);

    Headers headers = StrictCloudEvents.writeBinary(event).headers();

    assertThat(headers.first("ce-subject")).hasValue("Euro%20%E2%82%AC%20%F0%9F%98%80");
    assertThat(StrictCloudEvents.read(headers, new byte[0]).getSubject()).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a%20b | a b",
        "a b | a b",
        "\"a b\" | a b",
        "\"a \\\"b\\\" \\\\c\" | a \"b\" \\c",
        "\"100%25\" | 100%",
        "%2525 | %25",
        "%e2%82%ac | €",
        "say \"hi\" | say \"hi\"",
      })
  void decodes_a_header_once(String header, String value) {
    Headers headers = REQUIRED.with("ce-subject", header);

    assertThat(StrictCloudEvents.read(headers, new byte[0]).getSubject()).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%C0%A0",
        "%FF",
        "%E2%82",
        "%ED%A0%80",
        "%",
        "%4",
        "%zz",
        "\"open",
        "\"a\"b\"",
        "\"",
        "\u00e9",
        "%0A",
        "%00",
        "%C2%85",
        "%EF%BF%BF",
        "\"\""
      })
  void refuses_a_value_that_is_not_well_encoded_or_not_allowed(String header) {
    refuses(REQUIRED.with("ce-subject", header), "subject");
  }

  @ParameterizedTest
  @ValueSource(strings = {"id", "source", "type", "specversion"})
  void requires_an_attribute_and_one_that_is_not_empty(String name) {
    refuses(REQUIRED.without("ce-" + name), name);
    if (!name.equals("specversion")) {
      refuses(REQUIRED.with("ce-" + name, ""), name);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "specversion, 0.3",
    "specversion, 1.0.2",
    "source, a b",
    "source, http://[",
    "dataschema, schemas/order",
    "dataschema, ''",
    "time, 2018-04-05",
    "time, yesterday",
    "partition_key, 1",
    "data, x",
    "datacontenttype, text/plain",
  })
  void refuses_an_attribute_that_breaks_its_rule(String name, String value) {
    refuses(REQUIRED.with("ce-" + name, value), name);
  }

  @Test
  void refuses_an_attribute_that_is_given_twice() {
    refuses(REQUIRED.and("ce-id", "a-2"), "id");
  }

  @Test
  void refuses_a_content_type_that_is_not_a_media_type() {
    refuses(REQUIRED.with("content-type", "json"), "datacontenttype");
  }

  @Test
  void an_empty_body_is_no_data() {
    Headers headers = REQUIRED.with("content-type", "text/plain");

    CloudEvent event = StrictCloudEvents.read(headers, new byte[0]);

    assertThat(event.getData()).isNull();
    assertThat(event.getDataContentType()).isEqualTo("text/plain");
  }

  @Test
  void writes_what_it_read() {
    Headers headers =
        REQUIRED
            .with("ce-subject", "a%20%25%22b")
            .with("ce-time", "2018-04-05T17:31:00+02:00")
            .with("ce-traceparent", "00-1-2-01")
            .with("content-type", "application/octet-stream");
    byte[] body = "x".getBytes(UTF_8);

    EncodedEvent written = StrictCloudEvents.writeBinary(StrictCloudEvents.read(headers, body));

    for (String name : headers.names()) {
      assertThat(written.headers().all(name)).isEqualTo(headers.all(name));
    }
    assertThat(written.headers().names()).hasSameSizeAs(headers.names());
    assertThat(written.body().bytes()).isEqualTo(body);
  }

  private static void refuses(Headers headers, String attribute) {
    assertThatExceptionOfType(BadCloudEvent.class)
        .isThrownBy(() -> StrictCloudEvents.read(headers, new byte[0]))
        .satisfies(
            refused -> {
              assertThat(refused.attribute()).isEqualTo(attribute);
              assertThat(refused.status()).isEqualTo(400);
              assertThat(refused)
                  .hasMessageContaining(attribute)
                  .hasMessageContaining(refused.rule());
            });
  }
}
