// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime.cloudevents;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cloudevents.CloudEvent;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The JSON event format, sections 2 and 3. */
final class JsonFormatTest {
  private static final String REQUIRED =
      "\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/s\",\"type\":\"t\"";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"data\":{\"price\": 1.10, \"a\":[1, 2 ] }",
        "\"data\":null",
        "\"data\":\"text \\u00e9\"",
        "\"data\":12345678901234567890.5000",
        "\"data\":true",
        "\"datacontenttype\":\"application/json\",\"data\":[]",
        "\"datacontenttype\":\"Application/Vnd.Api+JSON; charset=utf-8\",\"data\":{}",
        "\"datacontenttype\":\"foo/json\",\"data\":7",
        "\"datacontenttype\":\"text/plain\",\"data\":\"a\\nb\"",
        "\"datacontenttype\":\"image/png\",\"data_base64\":\"AP8=\"",
        "\"data_base64\":\"AP8=\"",
        "\"data_base64\":\"\"",
        "\"flag\":true,\"count\":-2147483648,\"word\":\"true\"",
        "\"subject\":\"s\",\"time\":\"2018-04-05T17:31:00Z\",\"dataschema\":\"urn:x\"",
        "\"datacontenttype\":\"text/plain\"",
      })
  void writes_the_document_that_it_read(String members) {
    String document = "{" + REQUIRED + "," + members + "}";

    CloudEvent event = StrictCloudEvents.readJson(document.getBytes(UTF_8));

    assertThat(new String(StrictCloudEvents.writeJson(event), UTF_8)).isEqualTo(document);
  }

  @Test
  void keeps_the_text_of_json_data_to_the_byte() {
    CloudEvent event = read("\"data\" : { \"n\":1.10 , \"s\":\"\\u0041\" } , \"x\":1");

    assertThat(event.getData().toBytes())
        .asString(UTF_8)
        .isEqualTo("{ \"n\":1.10 , \"s\":\"\\u0041\" }");
    assertThat(event.getExtension("x")).isEqualTo(1);
  }

  @Test
  void data_without_a_content_type_is_json_in_another_mode_too() {
    EncodedEvent binary = StrictCloudEvents.writeBinary(read("\"data\":null"));

    assertThat(binary.headers().first("content-type")).hasValue("application/json");
    assertThat(binary.body().bytes()).asString(UTF_8).isEqualTo("null");
  }

  @Test
  void a_null_attribute_is_absent() {
    CloudEvent event = read("\"subject\":null,\"extra\":null,\"data_base64\":null");

    assertThat(event.getSubject()).isNull();
    assertThat(event.getExtensionNames()).isEmpty();
    assertThat(event.getData()).isNull();
  }

  @Test
  void string_data_has_the_character_set_of_its_content_type() {
    CloudEvent event =
        read("\"data\":\"\u00e9\",\"datacontenttype\":\"text/plain; charset=\\\"ISO-8859-1\\\"\"");

    assertThat(event.getData().toBytes()).isEqualTo("é".getBytes(ISO_8859_1));
    assertThat(StrictCloudEvents.writeJson(event)).asString(UTF_8).contains("\"data\":\"é\"");
  }

  @Test
  void bytes_that_are_not_what_their_content_type_says_are_written_in_base64() {
    StrictEvent event = StrictEvent.of("1", "/s", "t").withData("{".getBytes(UTF_8));

    assertThat(json(event.withContentType("application/json")))
        .contains("\"data_base64\":\"ew==\"");
    assertThat(json(event)).contains("\"data_base64\":\"ew==\"");
    assertThat(json(event.withContentType("text/plain").withData(new byte[] {-1})))
        .contains("\"data_base64\":\"/w==\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"data\":1,\"data_base64\":\"AA==\" | data",
        "\"data_base64\":\"%%\" | data_base64",
        "\"data_base64\":7 | data_base64",
        "\"datacontenttype\":\"text/xml\",\"data\":{} | data",
        "\"datacontenttype\":\"text/plain;charset=ascii\",\"data\":\"é\" | data",
        "\"datacontenttype\":\"text/plain;charset=nope\",\"data\":\"e\" | datacontenttype",
        "\"datacontenttype\":\"plain\",\"data\":\"e\" | datacontenttype",
        "\"big\":2147483648 | big",
        "\"part\":1.5 | part",
        "\"part\":1e2 | part",
        "\"list\":[] | list",
        "\"object\":{} | object",
        "\"Upper\":\"x\" | Upper",
        "\"with-dash\":\"x\" | with-dash",
        "\"\":\"x\" | ``",
        "\"subject\":\"\" | subject",
        "\"subject\":7 | subject",
        "\"subject\":true | subject",
        "\"subject\":\"a\\u0007\" | subject",
        "\"extra\":\"a\\ud800\" | extra",
        "\"dataschema\":\"relative\" | dataschema",
        "\"time\":\"2018-04-05T17:31Z\" | time",
        "\"id\":\"2\" | id",
        "\"data\":1,\"data\":2 | data",
      })
  void refuses_a_member_that_breaks_its_rule(String members, String attribute) {
    refuses("{" + REQUIRED + "," + members + "}", attribute);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "[]", "null", "{", "{]", "nonsense", "\"x\""})
  void refuses_a_document_that_is_not_one_json_object(String document) {
    refuses(document, "event");
  }

  @Test
  void refuses_what_follows_the_object_and_broken_data() {
    refuses("{" + REQUIRED + "} {}", "event");
    refuses("{" + REQUIRED + ",\"data\":{\"a\":}}", "event");
    refuses("{" + REQUIRED + ",\"data\":{\"a\":1}", "event");
  }

  @ParameterizedTest
  @ValueSource(strings = {"specversion", "id", "source", "type"})
  void requires_an_attribute_even_where_it_is_null(String name) {
    String absent = ("{" + REQUIRED + "}").replaceFirst("\"" + name + "\":\"[^\"]*\"", "\"x\":1");
    String none =
        ("{" + REQUIRED + "}").replaceFirst("\"" + name + "\":\"[^\"]*\"", "\"" + name + "\":null");

    refuses(absent, name);
    refuses(none, name);
  }

  @Test
  void refuses_another_encoding_than_utf_8() {
    byte[] utf16 = ("{" + REQUIRED + "}").getBytes(StandardCharsets.UTF_16);
    byte[] latin = ("{" + REQUIRED + ",\"x\":\"é\"}").getBytes(ISO_8859_1);

    assertThatExceptionOfType(BadCloudEvent.class)
        .isThrownBy(() -> StrictCloudEvents.readJson(utf16));
    assertThatExceptionOfType(BadCloudEvent.class)
        .isThrownBy(() -> StrictCloudEvents.readJson(latin));
  }

  @Test
  void an_error_does_not_repeat_what_the_sender_wrote() {
    assertThatExceptionOfType(BadCloudEvent.class)
        .isThrownBy(() -> StrictCloudEvents.readJson("{\"a\":secret}".getBytes(UTF_8)))
        .withMessageNotContaining("secret");
  }

  private static CloudEvent read(String members) {
    return StrictCloudEvents.readJson(("{" + REQUIRED + "," + members + "}").getBytes(UTF_8));
  }

  private static String json(CloudEvent event) {
    return new String(StrictCloudEvents.writeJson(event), UTF_8);
  }

  private static void refuses(String document, String attribute) {
    assertThatExceptionOfType(BadCloudEvent.class)
        .isThrownBy(() -> StrictCloudEvents.readJson(document.getBytes(UTF_8)))
        .satisfies(refused -> assertThat(refused.attribute()).isEqualTo(attribute));
  }
}
