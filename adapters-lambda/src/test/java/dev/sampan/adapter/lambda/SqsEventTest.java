// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.Context;
import dev.sampan.Delivery;
import dev.sampan.Event;
import dev.sampan.Handler;
import dev.sampan.RejectedException;
import dev.sampan.Trigger;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SqsEventTest {

  private static final String QUEUE = "arn:aws:sqs:eu-west-1:123456789012:orders";

  /** Keeps each event; fails those whose text says so. */
  public static final class Recorder implements Handler<Event<String>, Void> {
    final List<Event<String>> events = new ArrayList<>();

    @Override
    @SuppressWarnings("NullAway") // A handler of Void has nothing but null to return.
    public Void handle(Event<String> event, Context context) {
      events.add(event);
      if (event.payload().startsWith("fail")) {
        throw new IllegalStateException("told to");
      }
      if (event.payload().startsWith("reject")) {
        throw new RejectedException("poison", "told to");
      }
      return null;
    }
  }

  private static String message(String id, String body, String queue, String attributes) {
    return "{\"messageId\":\""
        + id
        + "\",\"receiptHandle\":\"h-"
        + id
        + "\",\"body\":\""
        + body
        + "\",\"attributes\":{"
        + attributes
        + "},\"messageAttributes\":{\"tenant\":{"
        + "\"stringValue\":\"blue\",\"stringListValues\":[],\"dataType\":\"String\"},"
        + "\"sig\":{\"binaryValue\":\"AQI=\",\"dataType\":\"Binary\"}},"
        + "\"md5OfBody\":\"0\",\"eventSource\":\"aws:sqs\",\"eventSourceARN\":\""
        + queue
        + "\",\"awsRegion\":\"eu-west-1\"}";
  }

  private static String message(String id, String body) {
    return message(id, body, QUEUE, "\"ApproximateReceiveCount\":\"1\"");
  }

  private static String inGroup(String id, String body, String group) {
    return message(id, body, QUEUE + ".fifo", "\"MessageGroupId\":\"" + group + "\"");
  }

  private static String batch(String... messages) {
    return "{\"Records\":[" + String.join(",", messages) + "]}";
  }

  private static Function queueFunction(Recorder recorder) {
    return Function.of(recorder).behind(Trigger.QUEUE, "orders");
  }

  private static String reply(Function function, String event) throws Exception {
    FakeLambda lambda = new FakeLambda().event("id", event);
    function.run(lambda);
    assertThat(lambda.post().path()).endsWith("/response");
    return lambda.post().body();
  }

  @Test
  void hands_over_what_a_message_says() throws Exception {
    Recorder recorder = new Recorder();
    String attributes =
        "\"ApproximateReceiveCount\":\"3\",\"SentTimestamp\":\"1795428000000\","
            + "\"MessageGroupId\":\"k\"";

    reply(queueFunction(recorder), batch(message("m-1", "text", QUEUE, attributes)));

    Event<String> event = recorder.events.get(0);
    assertThat(event.payload()).isEqualTo("text");
    assertThat(event.getId()).isEqualTo("m-1");
    assertThat(event.getSource()).hasToString(QUEUE);
    assertThat(event.getType()).isEqualTo("dev.sampan.queue.message.v1");
    assertThat(event.getExtension("nativetype")).isEqualTo("com.amazon.sqs.message");
    assertThat(event.getTime()).isEqualTo(OffsetDateTime.parse("2026-11-23T10:00:00Z"));
    assertThat(event.delivery())
        .isEqualTo(
            new Delivery(
                Trigger.QUEUE, "orders", 3, "k", "m-1", Map.of("tenant", "blue", "sig", "AQI=")));
  }

  @Test
  void calls_the_queue_by_its_logical_name_where_there_is_but_one() throws Exception {
    Recorder recorder = new Recorder();

    reply(Function.of(recorder).behind(Trigger.QUEUE, "logical"), batch(message("m-1", "text")));

    assertThat(recorder.events.get(0).delivery().source()).isEqualTo("logical");
  }

  @Test
  void reports_nothing_when_all_went_well() throws Exception {
    assertThat(reply(queueFunction(new Recorder()), batch(message("1", "a"), message("2", "b"))))
        .isEqualTo("{\"batchItemFailures\":[]}");
  }

  @Test
  void reports_each_message_that_failed() throws Exception {
    String event = batch(message("1", "a"), message("2", "fail"), message("3", "c"));

    assertThat(reply(queueFunction(new Recorder()), event))
        .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"2\"}]}");
  }

  @Test
  void reports_a_rejected_message_as_failed_and_says_so() throws Exception {
    Function function = queueFunction(new Recorder());

    assertThat(reply(function, batch(message("m-1", "reject"))))
        .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"m-1\"}]}");
    assertThat(function.log()).contains("ERROR").contains("m-1").contains("poison");
  }

  @Test
  void acknowledges_a_rejected_message_that_is_to_be_dropped() throws Exception {
    Function function = queueFunction(new Recorder()).dropping();

    assertThat(reply(function, batch(message("m-1", "reject"), message("m-2", "fail"))))
        .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"m-2\"}]}");
    assertThat(function.log()).contains("ERROR").contains("m-1").contains("dropped");
  }

  @Test
  void reports_the_rest_of_an_ordered_group_after_its_first_failure() throws Exception {
    String event =
        batch(
            inGroup("1", "a", "g"),
            inGroup("2", "fail", "g"),
            inGroup("3", "c", "h"),
            inGroup("4", "d", "g"));

    assertThat(reply(queueFunction(new Recorder()), event))
        .isEqualTo(
            "{\"batchItemFailures\":[{\"itemIdentifier\":\"2\"},{\"itemIdentifier\":\"4\"}]}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"Records\":[]}",
        "{\"Records\":{}}",
        "{\"Records\":[1]}",
        "{\"Records\":[{}]}",
        "{\"Records\":[{\"messageId\":\"1\",\"body\":\"b\",\"attributes\":{},"
            + "\"eventSource\":\"aws:sns\",\"eventSourceARN\":\"arn:aws:sns:r:1:t\"}]}",
        "{\"Records\":[{\"messageId\":7,\"body\":\"b\",\"attributes\":{},"
            + "\"eventSource\":\"aws:sqs\",\"eventSourceARN\":\"arn:aws:sqs:r:1:q\"}]}",
        "{\"Records\":[{\"messageId\":\"1\",\"body\":{},\"attributes\":{},"
            + "\"eventSource\":\"aws:sqs\",\"eventSourceARN\":\"arn:aws:sqs:r:1:q\"}]}",
      })
  void does_not_take_for_a_batch_what_is_none(String event) {
    assertThat(SqsEvent.read(event.getBytes(StandardCharsets.UTF_8))).isNull();
  }

  @Test
  void takes_no_batch_apart_of_which_one_record_is_bad_or_missing() {
    String whole = batch(message("1", "a"), message("2", "b"));
    byte[] truncated = whole.substring(0, whole.length() - 5).getBytes(StandardCharsets.UTF_8);
    byte[] oneBad = batch(message("1", "a"), "{}").getBytes(StandardCharsets.UTF_8);

    assertThat(SqsEvent.read(truncated)).isNull();
    assertThat(SqsEvent.read(oneBad)).isNull();
  }

  @Test
  void does_not_take_a_payload_for_a_batch_where_no_queue_is_declared() throws Exception {
    Recorder recorder = new Recorder();

    Function.of(recorder).run(new FakeLambda().event("id", batch(message("m-1", "text"))));

    assertThat(recorder.events).noneMatch(event -> event.getId().equals("m-1"));
  }

  @Test
  void counts_a_bad_number_for_none() throws Exception {
    Recorder recorder = new Recorder();
    String attributes = "\"ApproximateReceiveCount\":\"x\",\"SentTimestamp\":\"\"";

    reply(queueFunction(recorder), batch(message("m-1", "text", QUEUE, attributes)));

    assertThat(recorder.events.get(0).delivery().attempt()).isEqualTo(1);
  }
}
