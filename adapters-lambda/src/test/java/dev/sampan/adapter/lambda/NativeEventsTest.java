// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.Event;
import dev.sampan.RecordChanged;
import dev.sampan.ScheduleFired;
import dev.sampan.Trigger;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the golden files cannot show: forms that the emulator does not write. */
final class NativeEventsTest {

  private final EventRecorder recorder = new EventRecorder();

  private static String logs(String json) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(json.getBytes(StandardCharsets.UTF_8));
    }
    String data = Base64.getEncoder().encodeToString(out.toByteArray());
    return "{\"awslogs\":{\"data\":\"" + data + "\"}}";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "aws.events    | {}                       | ''",
        "aws.scheduler | \"{}\"                   | ''",
        "aws.scheduler | \"now\"                  | now",
        "aws.events    | {\"input\":\"now\"}      | now",
        "aws.events    | {\"a\":1.50}             | {\"a\":1.50}"
      })
  void a_schedule_says_what_it_was_given(String source, String detail, String input)
      throws Exception {
    recorder.post(Trigger.SCHEDULE, EventRecorder.bridged(source, "Scheduled Event", detail));

    ScheduleFired fired = recorder.only(ScheduleFired.class);
    assertThat(fired.input()).isEqualTo(input);
    assertThat(fired.name()).isEqualTo("logical");
    assertThat(fired.scheduledAt()).isEqualTo("2026-11-23T10:00:00Z");
  }

  @Test
  void an_event_of_a_bus_that_is_no_cloud_event_has_its_detail_for_a_payload() throws Exception {
    recorder.post(
        Trigger.BUS, EventRecorder.bridged("com.shop", "Order Placed", "{\"n\": 1.50, \"é\":[]}"));

    Event<String> event = recorder.events().get(0);
    assertThat(event.payload()).isEqualTo("{\"n\": 1.50, \"é\":[]}");
    assertThat(event.getType()).isEqualTo("dev.sampan.bus.message.v1");
    assertThat(event.getSource()).hasToString("com.shop");
    assertThat(event.getExtension("nativetype")).isEqualTo("Order Placed");
    assertThat(event.getDataContentType()).isEqualTo("application/json");
  }

  @Test
  void a_source_that_is_no_uri_is_encoded() throws Exception {
    recorder.post(Trigger.BUS, EventRecorder.bridged("my shop", "x", "{}"));

    assertThat(recorder.events().get(0).getSource()).hasToString("urn:sampan:my%20shop");
  }

  @Test
  void the_trigger_that_the_index_names_decides_what_an_event_is() throws Exception {
    String fired = EventRecorder.bridged("aws.events", "Scheduled Event", "{}");
    Function both =
        Function.of(recorder).behind(Trigger.BUS, "bus").behind(Trigger.SCHEDULE, "nightly");

    EventRecorder.post(both, fired);
    recorder.post(Trigger.BUS, fired);
    recorder.post(Trigger.QUEUE, fired);

    assertThat(recorder.events())
        .extracting(event -> event.delivery().trigger())
        .containsExactly(Trigger.SCHEDULE, Trigger.BUS, Trigger.DIRECT);
  }

  @Test
  void a_message_by_which_a_log_tries_its_subscription_is_done() throws Exception {
    String control = "{\"messageType\":\"CONTROL_MESSAGE\",\"logEvents\":[{\"id\":\"\"}]}";

    assertThat(recorder.post(Trigger.LOG, logs(control)).body()).isEqualTo("null");
    assertThat(recorder.events()).isEmpty();
  }

  @Test
  void lines_that_unpack_to_more_than_a_log_sends_are_refused() throws Exception {
    String bomb = "{\"messageType\":\"" + "A".repeat(64 * 1024 * 1024) + "\"}";

    FakeLambda.Post post = recorder.post(Trigger.LOG, logs(bomb));

    assertThat(post.path()).endsWith("/error");
    assertThat(post.body()).contains("awslogs.data must be JSON of at most 67108864 bytes, gzip'd");
  }

  @Test
  void columns_of_every_type_become_plain_values() throws Exception {
    String image =
        """
        {"long":{"N":"-7"},"wide":{"N":"12345678901234567890"},"small":{"N":"1E-9"},
         "set":{"NS":["1","2.5"]},"texts":{"SS":["a"]},"bytes":{"B":"AQI="},
         "blobs":{"BS":["AQI="]},"none":{"NULL":true},"no":{"BOOL":false},
         "list":{"L":[{"S":""},{"M":{"a":{"NULL":true}}}]}}""";

    recorder.post(
        Trigger.RECORD,
        """
        {"Records":[{"eventID":"e","eventName":"INSERT","eventSource":"aws:dynamodb",
         "eventSourceARN":"arn:aws:dynamodb:r:1:table/stock/stream/2026","dynamodb":{
         "Keys":{"id":{"S":"k"}},"NewImage":%s,"SequenceNumber":"7"}}]}"""
            .formatted(image));

    Map<String, Object> after = recorder.only(RecordChanged.class).after();
    assertThat(after).containsEntry("long", -7L).containsEntry("no", false);
    assertThat(after).containsEntry("wide", new BigDecimal("12345678901234567890"));
    assertThat(after).containsEntry("small", new BigDecimal("1E-9"));
    assertThat(after).containsEntry("set", List.of(1L, new BigDecimal("2.5")));
    assertThat(after).containsEntry("texts", List.of("a")).containsEntry("bytes", "AQI=");
    assertThat(after).containsEntry("blobs", List.of("AQI=")).containsEntry("none", null);
    Map<String, Object> inner = new HashMap<>();
    inner.put("a", null);
    assertThat(after).containsEntry("list", Arrays.asList("", inner));
    assertThat(recorder.events().get(0).getTime()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "OBJECT | {\"Records\":[{\"eventSource\":\"aws:s3\"}]} | Records[0].s3",
        "OBJECT | {\"Records\":[{\"eventSource\":\"aws:s3\"},7]} | Records[1]",
        "TOPIC  | {\"Records\":[{\"EventSource\":\"aws:sns\",\"Sns\":1}]} | Records[0].Sns",
        "STREAM | {\"Records\":[{\"eventSource\":\"aws:kinesis\",\"kinesis\":{}}]} | eventID",
        "RECORD | {\"Records\":[{\"eventSource\":\"aws:dynamodb\",\"dynamodb\":{}}]} | ARN",
        "QUEUE  | {\"Records\":[{\"eventSource\":\"aws:sqs\"}]} | messageId",
        "LOG    | {\"awslogs\":{\"data\":\"AQI=\"}} | gzip'd",
        "LOG    | {\"awslogs\":{\"data\":7}} | awslogs.data",
        "BUS    | {\"source\":\"a\",\"detail-type\":\"b\",\"detail\":{}} | id must be",
        "BUS    | {\"source\":\"a\",\"detail-type\": | JSON"
      })
  void an_event_that_claims_to_be_of_a_trigger_and_is_not_is_refused(
      Trigger trigger, String event, String told) throws Exception {
    FakeLambda.Post post = recorder.post(trigger, event);

    assertThat(post.path()).endsWith("/error");
    assertThat(post.body()).contains("Sampan.BadEvent").contains(told);
    assertThat(recorder.events()).isEmpty();
  }
}
