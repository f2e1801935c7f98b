// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.CloudWatchLogsEvent;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolPreSignUpEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.KafkaEvent;
import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import com.amazonaws.services.lambda.runtime.events.KinesisFirehoseEvent;
import com.amazonaws.services.lambda.runtime.events.S3Event;
import com.amazonaws.services.lambda.runtime.events.SNSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.fasterxml.jackson.databind.JsonNode;
import dev.sampan.contract.Corpus;
import dev.sampan.contract.CorpusCase;
import dev.sampan.contract.Portable;
import dev.sampan.platform.NativeRequest;
import dev.sampan.platform.Platform;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Amazon's own event classes make of Lambda's events as they are written here. */
final class AmazonEventsTest {

  static Stream<CorpusCase> cases() {
    return Corpus.all().stream()
        .filter(each -> each.platform().equals("lambda"))
        .filter(each -> !Set.of("direct", "cloudevent").contains(each.kind()))
        .filter(each -> !AmazonClasses.NONE.contains(AmazonClasses.sample(each)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void lose_nothing_of_a_golden_event(CorpusCase each) {
    var event = each.nativeRequest().body().bytes();

    var back = Portable.json(rewritten(AmazonClasses.of(each), event));

    var lost = lost(Portable.json(event), back);
    for (var place : AmazonClasses.withoutRoom(each)) {
      assertThat(lost.removeIf(found -> found.startsWith(place))).as(place).isTrue();
    }
    assertThat(lost).isEmpty();
  }

  @Test
  void read_a_user_pools_trigger() {
    var asked = read(CognitoUserPoolPreSignUpEvent.class, golden("cognito-pre-sign-up"));

    assertThat(asked.getTriggerSource()).isEqualTo("PreSignUp_SignUp");
    assertThat(asked.getRequest().getUserAttributes()).containsKey("email");
  }

  @Test
  void read_kafkas_headers() {
    var event = read(KafkaEvent.class, golden("kafka"));

    var first = Objects.requireNonNull(event.getRecords().get("clicks-0")).get(0);
    assertThat(first.getHeaders().get(0).get("tenant")).asString(UTF_8).isEqualTo("bläu");
  }

  @Test
  void read_a_records_transformation() {
    var event = read(KinesisFirehoseEvent.class, golden("firehose"));

    assertThat(UTF_8.decode(event.getRecords().get(1).getData()).toString()).isEqualTo("noise");
  }

  private static byte[] golden(String sample) {
    return NativeSamples.of(sample).orElseThrow().bytes();
  }

  @Test
  void read_a_queue() {
    var message = bound(SampleKind.QUEUE, SQSEvent.class).getRecords().get(1);

    assertThat(message.getMessageId()).isEqualTo("8d2f6f0e-0000-4000-8000-000000000002");
    assertThat(message.getBody()).contains("1002");
    assertThat(message.getEventSourceArn()).endsWith(":orders");
    assertThat(Objects.requireNonNull(message.getMessageAttributes().get("tags")).getStringValue())
        .isEqualTo("sample");
  }

  @Test
  void read_a_topic() {
    var sns = bound(SampleKind.TOPIC, SNSEvent.class).getRecords().get(0).getSNS();

    assertThat(sns.getSubject()).isEqualTo("order 1001");
    assertThat(sns.getTimestamp().getMillis())
        .isEqualTo(Instant.parse("2026-01-05T11:59:59Z").toEpochMilli());
    assertThat(Objects.requireNonNull(sns.getMessageAttributes().get("tags")).getValue())
        .isEqualTo("sample");
  }

  @Test
  void read_a_stream() {
    var record = bound(SampleKind.STREAM, KinesisEvent.class).getRecords().get(0).getKinesis();

    assertThat(UTF_8.decode(record.getData()).toString()).contains("1001");
    assertThat(record.getPartitionKey()).isEqualTo("shop-17");
    assertThat(record.getApproximateArrivalTimestamp())
        .isEqualTo(Instant.parse("2026-01-05T11:59:59Z"));
  }

  @Test
  void read_a_change_of_an_object() {
    var s3 = bound(SampleKind.OBJECT, S3Event.class).getRecords().get(0).getS3();

    assertThat(s3.getObject().getUrlDecodedKey()).isEqualTo("2026/cup of tea.png");
    assertThat(s3.getObject().getSizeAsLong()).isEqualTo(20_480);
    assertThat(s3.getBucket().getName()).isEqualTo("uploads");
  }

  @Test
  void read_a_schedule_and_a_bus() {
    var fired = bound(SampleKind.SCHEDULE, ScheduledEvent.class);
    var placed = bound(SampleKind.BUS, ScheduledEvent.class);

    assertThat(fired.getTime().getMillis())
        .isEqualTo(Instant.parse("2026-01-05T12:00:00Z").toEpochMilli());
    assertThat(fired.getDetail()).isEmpty();
    assertThat(placed.getDetailType()).isEqualTo("com.example.order.placed");
    assertThat(placed.getDetail()).containsEntry("specversion", "1.0");
  }

  @Test
  void read_a_log() {
    var data = bound(SampleKind.LOG, CloudWatchLogsEvent.class).getAwsLogs().getData();

    // The first bytes of every gzip stream, RFC 1952.
    assertThat(Base64.getDecoder().decode(data)).startsWith(0x1f, 0x8b);
  }

  @Test
  void read_a_change_of_a_record() {
    var change = bound(SampleKind.RECORD, DynamodbEvent.class).getRecords().get(0).getDynamodb();

    assertThat(Objects.requireNonNull(change.getNewImage().get("count")).getN()).isEqualTo("10");
    assertThat(Objects.requireNonNull(change.getOldImage().get("counted")).getS())
        .isEqualTo("2026-01-04");
    assertThat(change.getApproximateCreationDateTime())
        .isEqualTo(Instant.parse("2026-01-05T11:59:59Z"));
  }

  private static <T> T bound(SampleKind kind, Class<T> type) {
    var request = (NativeRequest.Payload) SampleEvents.of(kind, Platform.LAMBDA);
    return read(type, request.body().bytes());
  }

  private static <T> T read(Class<T> type, byte[] event) {
    return LambdaEventSerializers.serializerFor(type, AmazonEventsTest.class.getClassLoader())
        .fromJson(new ByteArrayInputStream(event));
  }

  private static <T> byte[] rewritten(Class<T> type, byte[] event) {
    var out = new ByteArrayOutputStream();
    LambdaEventSerializers.serializerFor(type, AmazonEventsTest.class.getClassLoader())
        .toJson(read(type, event), out);
    return out.toByteArray();
  }

  /** The places of what was written and did not come back. */
  private static List<String> lost(JsonNode written, JsonNode back) {
    var lost = new ArrayList<String>();
    collect("", written, back, lost);
    return lost;
  }

  private static void collect(String at, JsonNode written, JsonNode back, List<String> lost) {
    if (written.isObject()) {
      written
          .properties()
          .forEach(
              each ->
                  collect(
                      at + "/" + each.getKey(), each.getValue(), back.path(each.getKey()), lost));
    } else if (written.isArray()) {
      for (int i = 0; i < written.size(); i++) {
        collect(at + "/" + i, written.get(i), back.path(i), lost);
      }
    } else if (!written.isNull() && !same(written, back)) {
      lost.add(at + ": " + written + " came back as " + back);
    }
  }

  private static boolean same(JsonNode written, JsonNode back) {
    if (written.isNumber() && back.isNumber()) {
      return Math.abs(written.doubleValue() - back.doubleValue()) < 1e-3;
    }
    return written.equals(back) || isSameTime(written.asText(), back.asText());
  }

  private static boolean isSameTime(String written, String back) {
    var time = "\\d{4}-\\d\\d-\\d\\dT.*Z";
    return written.matches(time)
        && back.matches(time)
        && Instant.parse(written).equals(Instant.parse(back));
  }
}
