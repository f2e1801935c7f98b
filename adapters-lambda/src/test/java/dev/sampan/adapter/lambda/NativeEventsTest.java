// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.Context;
import dev.sampan.Event;
import dev.sampan.Handler;
import dev.sampan.ObjectChanged;
import dev.sampan.RecordChanged;
import dev.sampan.ScheduleFired;
import dev.sampan.Trigger;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the golden files cannot show: forms that the emulator does not write. */
final class NativeEventsTest {

  /** Keeps each event; fails those about something that must fail. */
  public static final class Recorder implements Handler<Event<String>, Void> {
    final List<Event<String>> events = new ArrayList<>();

    @Override
    @SuppressWarnings("NullAway") // A handler of Void has nothing but null to return.
    public Void handle(Event<String> event, Context context) {
      events.add(event);
      if (String.valueOf(event.getSubject()).startsWith("fail")) {
        throw new IllegalStateException("told to");
      }
      return null;
    }
  }

  private final Recorder recorder = new Recorder();

  private static String s3(String eventName, String... keys) {
    List<String> records = new ArrayList<>();
    for (String key : keys) {
      records.add(
          """
          {"eventVersion":"2.1","eventSource":"aws:s3","awsRegion":"eu-west-1",
           "eventTime":"2026-11-23T10:00:00.5Z","eventName":"%s","requestParameters":null,
           "responseElements":{"x-amz-request-id":"R","x-amz-id-2":"2"},
           "s3":{"bucket":{"name":"b"},"object":{"key":"%s","size":3,"sequencer":"0A"}}}"""
              .formatted(eventName, key));
    }
    return "{\"Records\":[" + String.join(",", records) + "]}";
  }

  private static String quoted(String json) {
    return "\"" + json.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
  }

  private static String sns(String message) {
    return """
        {"Records":[{"EventSource":"aws:sns","EventVersion":"1.0",
         "EventSubscriptionArn":"arn:aws:sns:eu-west-1:1:told:u",
         "Sns":{"Type":"Notification","MessageId":"n-1","Subject":null,"Message":%s,
          "TopicArn":"arn:aws:sns:eu-west-1:1:told","Timestamp":"2026-11-23T10:00:00.000Z",
          "MessageAttributes":null}}]}"""
        .formatted(quoted(message));
  }

  private static String sqs(String... bodies) {
    List<String> records = new ArrayList<>();
    for (String body : bodies) {
      records.add(
          """
          {"messageId":"m-%d","body":%s,"attributes":{"ApproximateReceiveCount":"2"},
           "eventSource":"aws:sqs","eventSourceARN":"arn:aws:sqs:eu-west-1:1:told"}"""
              .formatted(records.size(), quoted(body)));
    }
    return "{\"Records\":[" + String.join(",", records) + "]}";
  }

  private static String bridged(String source, String type, String detail) {
    return """
        {"version":"0","id":"b-1","detail-type":"%s","source":"%s","account":"1",
         "time":"2026-11-23T10:00:00Z","region":"eu-west-1","resources":["arn:aws:x/y"],
         "detail":%s}"""
        .formatted(type, source, detail);
  }

  private static String logs(String json) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(json.getBytes(StandardCharsets.UTF_8));
    }
    String data = Base64.getEncoder().encodeToString(out.toByteArray());
    return "{\"awslogs\":{\"data\":\"" + data + "\"}}";
  }

  private FakeLambda.Post post(Trigger trigger, String event) throws Exception {
    return post(Function.of(recorder).behind(trigger, "logical"), event);
  }

  private static FakeLambda.Post post(Function function, String event) throws Exception {
    FakeLambda lambda = new FakeLambda().event("id", event);
    function.run(lambda);
    return lambda.post();
  }

  private <T> T only(Class<T> payload) {
    assertThat(recorder.events).hasSize(1);
    return recorder.events.get(0).payload(payload);
  }

  @Test
  void a_bucket_tells_a_topic_of_its_changes() throws Exception {
    FakeLambda.Post post = post(Trigger.OBJECT, sns(s3("ObjectCreated:Copy", "a+b%2Bc")));

    ObjectChanged changed = only(ObjectChanged.class);
    assertThat(post.body()).isEqualTo("null");
    assertThat(changed.key()).isEqualTo("a b+c");
    assertThat(changed.location()).hasToString("s3://b/a%20b%2Bc");
    assertThat(recorder.events.get(0).delivery().source()).isEqualTo("logical");
  }

  @Test
  void a_bucket_tells_a_queue_of_its_changes_straight_or_through_a_topic() throws Exception {
    String envelope =
        "{\"Type\":\"Notification\",\"TopicArn\":\"arn:t\",\"Message\":"
            + quoted(s3("ObjectRemoved:DeleteMarkerCreated", "fail"))
            + "}";

    FakeLambda.Post post =
        post(Trigger.OBJECT, sqs(s3("ObjectCreated:Put", "a", "b"), envelope, "no change"));

    assertThat(post.body())
        .isEqualTo(
            "{\"batchItemFailures\":[{\"itemIdentifier\":\"m-1\"},{\"itemIdentifier\":\"m-2\"}]}");
    assertThat(recorder.events).extracting(Event::getSubject).containsExactly("a", "b", "fail");
    assertThat(recorder.events).extracting(event -> event.delivery().attempt()).containsOnly(2);
  }

  @Test
  void a_message_of_two_changes_is_done_when_both_are() throws Exception {
    FakeLambda.Post post = post(Trigger.OBJECT, sqs(s3("ObjectCreated:Put", "a", "fail")));

    assertThat(post.body()).isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"m-0\"}]}");
  }

  @Test
  void the_message_by_which_a_bucket_tries_a_queue_is_done() throws Exception {
    FakeLambda.Post post =
        post(Trigger.OBJECT, sqs("{\"Service\":\"Amazon S3\",\"Event\":\"s3:TestEvent\"}"));

    assertThat(post.body()).isEqualTo("{\"batchItemFailures\":[]}");
    assertThat(recorder.events).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Object Created, CREATED",
    "Object Deleted, DELETED",
    "Object Storage Class Changed, ARCHIVED",
    "Object Restore Completed, RESTORED",
    "Object Tags Added, METADATA"
  })
  void a_bucket_tells_event_bridge_of_its_changes_with_plain_keys(
      String type, ObjectChanged.Change change) throws Exception {
    String detail =
        "{\"bucket\":{\"name\":\"b\"},\"object\":{\"key\":\"a+b c\",\"etag\":\"e\","
            + "\"version-id\":\"v\"}}";

    post(Trigger.OBJECT, bridged("aws.s3", type, detail));

    ObjectChanged changed = only(ObjectChanged.class);
    assertThat(changed.change()).isEqualTo(change);
    assertThat(changed.key()).isEqualTo("a+b c");
    assertThat(changed.version()).isEqualTo("v");
  }

  @ParameterizedTest
  @CsvSource({
    "ObjectCreated:CompleteMultipartUpload, CREATED",
    "s3:ObjectCreated:Put, CREATED",
    "LifecycleExpiration:Delete, DELETED",
    "ObjectRestore:Post, METADATA",
    "ObjectRestore:Delete, ARCHIVED",
    "ObjectAcl:Put, METADATA"
  })
  void every_name_of_a_change_is_known(String name, ObjectChanged.Change change) throws Exception {
    post(Trigger.OBJECT, s3(name, "k"));

    assertThat(only(ObjectChanged.class).change()).isEqualTo(change);
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
    post(Trigger.SCHEDULE, bridged(source, "Scheduled Event", detail));

    ScheduleFired fired = only(ScheduleFired.class);
    assertThat(fired.input()).isEqualTo(input);
    assertThat(fired.name()).isEqualTo("logical");
    assertThat(fired.scheduledAt()).isEqualTo("2026-11-23T10:00:00Z");
  }

  @Test
  void an_event_of_a_bus_that_is_no_cloud_event_has_its_detail_for_a_payload() throws Exception {
    post(Trigger.BUS, bridged("com.shop", "Order Placed", "{\"n\": 1.50, \"é\":[]}"));

    Event<String> event = recorder.events.get(0);
    assertThat(event.payload()).isEqualTo("{\"n\": 1.50, \"é\":[]}");
    assertThat(event.getType()).isEqualTo("dev.sampan.bus.message.v1");
    assertThat(event.getSource()).hasToString("com.shop");
    assertThat(event.getExtension("nativetype")).isEqualTo("Order Placed");
    assertThat(event.getDataContentType()).isEqualTo("application/json");
  }

  @Test
  void a_source_that_is_no_uri_is_encoded() throws Exception {
    post(Trigger.BUS, bridged("my shop", "x", "{}"));

    assertThat(recorder.events.get(0).getSource()).hasToString("urn:sampan:my%20shop");
  }

  @Test
  void the_trigger_that_the_index_names_decides_what_an_event_is() throws Exception {
    String fired = bridged("aws.events", "Scheduled Event", "{}");
    Function both =
        Function.of(recorder).behind(Trigger.BUS, "bus").behind(Trigger.SCHEDULE, "nightly");

    post(both, fired);
    post(Trigger.BUS, fired);
    post(Trigger.QUEUE, fired);

    assertThat(recorder.events)
        .extracting(event -> event.delivery().trigger())
        .containsExactly(Trigger.SCHEDULE, Trigger.BUS, Trigger.DIRECT);
  }

  @Test
  void a_message_by_which_a_log_tries_its_subscription_is_done() throws Exception {
    String control = "{\"messageType\":\"CONTROL_MESSAGE\",\"logEvents\":[{\"id\":\"\"}]}";

    assertThat(post(Trigger.LOG, logs(control)).body()).isEqualTo("null");
    assertThat(recorder.events).isEmpty();
  }

  @Test
  void lines_that_unpack_to_more_than_a_log_sends_are_refused() throws Exception {
    String bomb = "{\"messageType\":\"" + "A".repeat(64 * 1024 * 1024) + "\"}";

    FakeLambda.Post post = post(Trigger.LOG, logs(bomb));

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

    post(
        Trigger.RECORD,
        """
        {"Records":[{"eventID":"e","eventName":"INSERT","eventSource":"aws:dynamodb",
         "eventSourceARN":"arn:aws:dynamodb:r:1:table/stock/stream/2026","dynamodb":{
         "Keys":{"id":{"S":"k"}},"NewImage":%s,"SequenceNumber":"7"}}]}"""
            .formatted(image));

    Map<String, Object> after = only(RecordChanged.class).after();
    assertThat(after).containsEntry("long", -7L).containsEntry("no", false);
    assertThat(after).containsEntry("wide", new BigDecimal("12345678901234567890"));
    assertThat(after).containsEntry("small", new BigDecimal("1E-9"));
    assertThat(after).containsEntry("set", List.of(1L, new BigDecimal("2.5")));
    assertThat(after).containsEntry("texts", List.of("a")).containsEntry("bytes", "AQI=");
    assertThat(after).containsEntry("blobs", List.of("AQI=")).containsEntry("none", null);
    Map<String, Object> inner = new HashMap<>();
    inner.put("a", null);
    assertThat(after).containsEntry("list", Arrays.asList("", inner));
    assertThat(recorder.events.get(0).getTime()).isNull();
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
    FakeLambda.Post post = post(trigger, event);

    assertThat(post.path()).endsWith("/error");
    assertThat(post.body()).contains("Sampan.BadEvent").contains(told);
    assertThat(recorder.events).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ObjectCreated:Put", "LifecycleTransition"})
  void a_change_is_a_direct_call_where_no_bucket_is_declared(String name) throws Exception {
    post(Trigger.TOPIC, s3(name, "k"));

    assertThat(recorder.events.get(0).delivery().trigger()).isEqualTo(Trigger.DIRECT);
  }

  private static String kafka(String source, String... keys) {
    List<String> records = new ArrayList<>();
    for (String key : keys) {
      records.add(
          """
          {"topic":"clicks","partition":3,"offset":%d,"timestamp":1795428000000,
           "timestampType":"CREATE_TIME","key":"%s","value":"dGVh",
           "headers":[{"tenant":[98,108,-61,-92,117]}]}"""
              .formatted(
                  records.size(),
                  Base64.getEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8))));
    }
    return "{\"eventSource\":\""
        + source
        + "\",\"bootstrapServers\":\"b:9092\",\"records\":{\"clicks-3\":["
        + String.join(",", records)
        + "]}}";
  }

  @ParameterizedTest
  @ValueSource(strings = {"aws:kafka", "SelfManagedKafka", "aws:SelfManagedKafka"})
  void kafka_is_a_stream(String source) throws Exception {
    FakeLambda.Post post = post(Trigger.STREAM, kafka(source, "k1", "k2"));

    assertThat(post.body()).isEqualTo("null");
    Event<String> event = recorder.events.get(1);
    assertThat(event.getId()).isEqualTo("clicks-3@1");
    assertThat(event.payload()).isEqualTo("tea");
    assertThat(event.delivery().orderingKey()).isEqualTo("k2");
    assertThat(event.delivery().attributes()).containsEntry("tenant", "bläu");
    assertThat(event.getTime()).isEqualTo("2026-11-23T10:00:00Z");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[98,1.5]", "[-129]", "[256]", "[\"b\"]", "98", "[[98]]"})
  void a_header_of_kafka_that_is_no_list_of_bytes_is_refused(String header) throws Exception {
    String event = kafka("aws:kafka", "a").replace("[98,108,-61,-92,117]", header);

    assertThat(post(Trigger.STREAM, event).body())
        .contains("records.clicks-3[0].headers[0].tenant must be a list of bytes");
  }

  @Test
  void a_batch_of_kafka_is_tried_again_as_a_whole() throws Exception {
    assertThat(post(Trigger.STREAM, kafka("aws:kafka", "a", "fail", "b")).path())
        .endsWith("/error");
  }

  @Test
  void messages_of_active_mq_are_those_of_a_queue() throws Exception {
    post(
        Trigger.QUEUE,
        """
        {"eventSource":"aws:mq","eventSourceArn":"arn:aws:mq:r:1:broker:b:i","messages":[
         {"messageID":"ID:1","messageType":"jms/text-message","redelivered":true,"data":"dGVh",
          "destination":{"physicalName":"orders"},"properties":{"shop":"17"}}]}""");

    Event<String> event = recorder.events.get(0);
    assertThat(event.payload()).isEqualTo("tea");
    assertThat(event.getId()).isEqualTo("ID:1");
    assertThat(event.delivery().attempt()).isEqualTo(2);
    assertThat(event.delivery().attributes()).containsEntry("shop", "17");
  }

  @Test
  void messages_of_rabbit_mq_come_by_queue() throws Exception {
    post(
        Trigger.QUEUE,
        """
        {"eventSource":"aws:rmq","eventSourceArn":"arn:aws:mq:r:1:broker:b:i",
         "rmqMessagesByQueue":{"orders::/":[
          {"basicProperties":{"contentType":"text/plain","messageId":null},"redelivered":false,
           "data":"dGVh"},{"basicProperties":{},"data":"dGVh"}]}}""");

    assertThat(recorder.events).extracting(Event::getId).containsExactly("id/0", "id/1");
    assertThat(recorder.events.get(0).getSource()).hasToString("arn:aws:mq:r:1:broker:b:i#orders");
  }
}
