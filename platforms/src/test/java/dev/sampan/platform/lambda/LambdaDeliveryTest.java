// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.lambda;

import static dev.sampan.platform.lambda.OrdersCall.FACTS;
import static dev.sampan.platform.lambda.OrdersCall.FUNCTION;
import static dev.sampan.platform.lambda.OrdersCall.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sampan.Body;
import dev.sampan.ObjectChanged;
import dev.sampan.ObjectChanged.Change;
import dev.sampan.RecordChanged;
import dev.sampan.contract.Portable;
import dev.sampan.platform.BatchFailure;
import dev.sampan.platform.BatchOutcome;
import dev.sampan.platform.NativeReply;
import dev.sampan.platform.NativeRequest;
import dev.sampan.platform.NotExpressibleException;
import dev.sampan.platform.ObjectEvent;
import dev.sampan.platform.RecordEvent;
import dev.sampan.platform.SourceEvent;
import dev.sampan.platform.StreamRecord;
import dev.sampan.platform.TopicMessage;
import dev.sampan.platform.manifest.ObjectTrigger;
import dev.sampan.platform.manifest.Order;
import dev.sampan.platform.manifest.RecordTrigger;
import dev.sampan.platform.manifest.StreamTrigger;
import dev.sampan.platform.manifest.TopicTrigger;
import dev.sampan.platform.manifest.TriggerSpec;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LambdaDeliveryTest {

  private static final StreamTrigger STREAM =
      new StreamTrigger("clicks", "clicks", 3, Duration.ZERO, Order.PER_KEY, 5, null);
  private static final TopicTrigger TOPIC = new TopicTrigger("placed", "placed", 3, null);
  private static final ObjectTrigger OBJECT =
      new ObjectTrigger("uploads", "uploads", List.of(Change.CREATED), "", "");
  private static final RecordTrigger RECORD = new RecordTrigger("stock", "stock", 3, 5, null);

  private final LambdaWire wire = LambdaWire.INSTANCE;

  @Test
  void a_batch_that_failed_for_good_is_told_by_its_place_in_the_shard() {
    var failure = new BatchFailure(false, 3, NOW.plusMillis(5));

    var told = wire.failedBatch(STREAM, List.of(click(7), click(9)), failure, FACTS).orElseThrow();

    assertThat(json(told.text()))
        .isEqualTo(
            json(
                """
                {"requestContext":{"requestId":"r-1",
                  "functionArn":"arn:aws:lambda:us-east-1:123456789012:function:orders",
                  "condition":"RetryAttemptsExhausted","approximateInvokeCount":3},
                 "responseContext":
                  {"statusCode":200,"executedVersion":"$LATEST","functionError":"Unhandled"},
                 "version":"1.0","timestamp":"2026-11-23T10:15:30.005Z",
                 "KinesisBatchInfo":{"shardId":"shardId-000000000000",
                  "startSequenceNumber":"49000000000000000000000000000000000000000000000000000007",
                  "endSequenceNumber":"49000000000000000000000000000000000000000000000000000009",
                  "approximateArrivalOfFirstRecord":"2026-11-23T10:15:30.000Z",
                  "approximateArrivalOfLastRecord":"2026-11-23T10:15:30.000Z",
                  "batchSize":2,
                  "streamArn":"arn:aws:kinesis:us-east-1:123456789012:stream/clicks"}}
                """));
  }

  @Test
  void a_change_that_became_too_old_is_told_without_an_answer() {
    var failure = new BatchFailure(true, 0, NOW);
    var batch = List.of(changed(Map.of("left", 1)));

    var told = json(wire.failedBatch(RECORD, batch, failure, FACTS).orElseThrow().text());

    assertThat(told.at("/requestContext/condition").textValue()).isEqualTo("RecordAgeExceeded");
    assertThat(told.has("responseContext")).isFalse();
    assertThat(told.at("/DDBStreamBatchInfo/batchSize").intValue()).isEqualTo(1);
    assertThat(told.at("/DDBStreamBatchInfo/streamArn").textValue())
        .contains(":table/stock/stream/");
    assertThat(wire.failedBatch(TOPIC, List.of(message(Body.of("x"))), failure, FACTS)).isEmpty();
  }

  @Test
  void a_shard_is_read_again_from_the_first_failed_record_on() {
    var batch = List.of(click(7), click(8), click(9));

    var outcome = read(STREAM, batch, failures(batch.get(2), batch.get(1)));

    assertThat(outcome.failed()).containsExactly("e-8", "e-9");
    assertThat(outcome.reason()).isNotEmpty();
  }

  @Test
  void an_unknown_sequence_number_fails_the_whole_shard() {
    var batch = List.of(click(7), click(8));

    var outcome = read(STREAM, batch, failures(click(9)));

    assertThat(outcome.failed()).containsExactly("e-7", "e-8");
  }

  @Test
  void sequence_numbers_grow_with_the_offset() {
    var smaller = new BigInteger(KinesisEvent.sequenceNumber(click(9)));
    var larger = new BigInteger(KinesisEvent.sequenceNumber(click(Long.MAX_VALUE)));

    assertThat(larger).isGreaterThan(smaller);
  }

  @Test
  void what_kinesis_cannot_carry_is_refused() {
    var headers = new StreamRecord("e", Body.of("x"), Map.of("a", "b"), "k", 0, 1, 1, NOW);
    var elsewhere = new StreamRecord("e", Body.of("x"), Map.of(), "k", 1, 1, 1, NOW);

    assertThatThrownBy(() -> write(STREAM, headers))
        .isInstanceOf(NotExpressibleException.class)
        .hasMessageContaining("Kinesis has no headers");
    assertThatThrownBy(() -> write(STREAM, click(1), elsewhere))
        .isInstanceOf(NotExpressibleException.class)
        .hasMessageContaining("one shard");
    assertThatThrownBy(() -> write(STREAM, click(1), click(2), click(3), click(4)))
        .isInstanceOf(NotExpressibleException.class)
        .hasMessageContaining("1 to 3 events");
  }

  @Test
  void a_record_without_a_key_has_its_id_for_one() {
    var record = new StreamRecord("e-1", Body.of("x"), Map.of(), "", 0, 1, 1, NOW);

    assertThat(write(STREAM, record).at("/Records/0/kinesis/partitionKey").textValue())
        .isEqualTo("e-1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "\"done\"", "oops"})
  void whatever_an_asynchronous_call_returns_is_success(String result) {
    var batch = List.of(message(Body.of("one")));

    assertThat(read(TOPIC, batch, new NativeReply.Payload(Body.of(result))).failed()).isEmpty();
  }

  @Test
  void an_error_of_an_asynchronous_call_fails_the_event() {
    var batch = List.of(message(Body.of("one")));

    var outcome = read(TOPIC, batch, new NativeReply.FunctionError(Body.of("no stock")));

    assertThat(outcome.failed()).containsExactly("n-1");
    assertThat(outcome.reason()).isEqualTo("no stock");
  }

  @Test
  void a_topic_carries_nothing_but_text() {
    assertThatThrownBy(() -> write(TOPIC, message(Body.of(new byte[] {(byte) 0xff}))))
        .isInstanceOf(NotExpressibleException.class)
        .hasMessageContaining("SNS carries text");
  }

  @ParameterizedTest
  @CsvSource({
    "CREATED,  ObjectCreated:Put",
    "DELETED,  ObjectRemoved:Delete",
    "ARCHIVED, LifecycleTransition",
    "RESTORED, ObjectRestore:Completed",
    "METADATA, ObjectTagging:Put"
  })
  void each_change_of_an_object_has_its_name(Change change, String name) {
    var record = write(OBJECT, object(change, "a")).at("/Records/0");

    assertThat(record.get("eventName").textValue()).isEqualTo(name);
    assertThat(record.at("/s3/object").has("size")).isEqualTo(change != Change.DELETED);
  }

  @ParameterizedTest
  @CsvSource({
    "a b.png,  a+b.png",
    "a+b/c,    a%2Bb/c",
    "茶/1.txt,  %E8%8C%B6/1.txt",
    "100%,     100%25"
  })
  void a_key_is_encoded_as_in_a_form(String key, String encoded) {
    assertThat(write(OBJECT, object(Change.CREATED, key)).at("/Records/0/s3/object/key").asText())
        .isEqualTo(encoded);
  }

  @Test
  void every_type_of_a_column_is_named() {
    var columns = new LinkedHashMap<String, Object>();
    columns.put("text", "tea");
    columns.put("number", 7);
    columns.put("fraction", 0.25);
    columns.put("flag", true);
    columns.put("nothing", null);
    columns.put("bytes", new byte[] {1, 2});
    columns.put("list", Arrays.asList("a", 1, null));
    columns.put("map", Map.of("inner", "b"));
    columns.put("texts", new LinkedHashSet<>(List.of("a", "b")));
    columns.put("numbers", new LinkedHashSet<>(List.of(1, 2.5)));

    var image = write(RECORD, changed(columns)).at("/Records/0/dynamodb/NewImage");

    assertThat(image)
        .isEqualTo(
            json(
                """
                {"text":{"S":"tea"},"number":{"N":"7"},"fraction":{"N":"0.25"},
                 "flag":{"BOOL":true},"nothing":{"NULL":true},"bytes":{"B":"AQI="},
                 "list":{"L":[{"S":"a"},{"N":"1"},{"NULL":true}]},
                 "map":{"M":{"inner":{"S":"b"}}},
                 "texts":{"SS":["a","b"]},"numbers":{"NS":["1","2.5"]}}
                """));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1E+127", "1E-131", "123456789012345678901234567890123456789"})
  void a_number_that_dynamodb_has_not_is_refused(String number) {
    var columns = Map.<String, Object>of("price", new java.math.BigDecimal(number));

    assertThatThrownBy(() -> write(RECORD, changed(columns)))
        .isInstanceOf(NotExpressibleException.class)
        .hasMessageContaining("price");
    assertThatThrownBy(() -> write(RECORD, changed(Map.of("price", Double.NaN))))
        .isInstanceOf(NotExpressibleException.class);
  }

  private JsonNode write(TriggerSpec trigger, SourceEvent... batch) {
    var request = wire.delivery(FUNCTION, trigger, List.of(batch), FACTS);
    return Portable.json(((NativeRequest.Payload) request).body().bytes());
  }

  private BatchOutcome read(
      TriggerSpec trigger, List<? extends SourceEvent> batch, NativeReply reply) {
    return wire.readDelivery(FUNCTION, trigger, batch, reply);
  }

  private static NativeReply failures(StreamRecord... failed) {
    var text = new StringBuilder("{\"batchItemFailures\":[");
    for (var record : failed) {
      text.append(text.charAt(text.length() - 1) == '[' ? "" : ",");
      text.append("{\"itemIdentifier\":\"").append(KinesisEvent.sequenceNumber(record));
      text.append("\"}");
    }
    return new NativeReply.Payload(Body.of(text.append("]}").toString()));
  }

  private static StreamRecord click(long offset) {
    return new StreamRecord("e-" + offset, Body.of("x"), Map.of(), "k", 0, offset, 1, NOW);
  }

  private static TopicMessage message(Body body) {
    return new TopicMessage("n-1", body, Map.of(), null, 1, NOW);
  }

  private static ObjectEvent object(Change change, String key) {
    var location = URI.create("s3://uploads/x");
    var changed = new ObjectChanged(change, "uploads", key, 5, "e1", null, null, location, NOW);
    return new ObjectEvent("o-1", changed, 26, 1);
  }

  private static RecordEvent changed(Map<String, Object> after) {
    var changed =
        new RecordChanged(RecordChanged.Change.CREATED, "stock", Map.of("sku", "tea"), null, after);
    return new RecordEvent("c-1", changed, 1, 1, NOW);
  }

  private static JsonNode json(String text) {
    return Portable.json(Body.of(text).bytes());
  }
}
