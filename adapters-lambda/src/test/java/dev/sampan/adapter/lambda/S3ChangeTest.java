// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.Event;
import dev.sampan.ObjectChanged;
import dev.sampan.Trigger;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The ways by which a bucket tells of its changes. */
final class S3ChangeTest {

  private final EventRecorder recorder = new EventRecorder();

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

  private static String quoted(String json) {
    return "\"" + json.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
  }

  @Test
  void a_bucket_tells_a_topic_of_its_changes() throws Exception {
    FakeLambda.Post post = recorder.post(Trigger.OBJECT, sns(s3("ObjectCreated:Copy", "a+b%2Bc")));

    ObjectChanged changed = recorder.only(ObjectChanged.class);
    assertThat(post.body()).isEqualTo("null");
    assertThat(changed.key()).isEqualTo("a b+c");
    assertThat(changed.location()).hasToString("s3://b/a%20b%2Bc");
    assertThat(recorder.events().get(0).delivery().source()).isEqualTo("logical");
  }

  @Test
  void a_bucket_tells_a_queue_of_its_changes_straight_or_through_a_topic() throws Exception {
    String envelope =
        "{\"Type\":\"Notification\",\"TopicArn\":\"arn:t\",\"Message\":"
            + quoted(s3("ObjectRemoved:DeleteMarkerCreated", "fail"))
            + "}";

    FakeLambda.Post post =
        recorder.post(
            Trigger.OBJECT, sqs(s3("ObjectCreated:Put", "a", "b"), envelope, "no change"));

    assertThat(post.body())
        .isEqualTo(
            "{\"batchItemFailures\":[{\"itemIdentifier\":\"m-1\"},{\"itemIdentifier\":\"m-2\"}]}");
    assertThat(recorder.events()).extracting(Event::getSubject).containsExactly("a", "b", "fail");
    assertThat(recorder.events()).extracting(event -> event.delivery().attempt()).containsOnly(2);
  }

  @Test
  void a_message_of_two_changes_is_done_when_both_are() throws Exception {
    FakeLambda.Post post = recorder.post(Trigger.OBJECT, sqs(s3("ObjectCreated:Put", "a", "fail")));

    assertThat(post.body()).isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"m-0\"}]}");
  }

  @Test
  void the_message_by_which_a_bucket_tries_a_queue_is_done() throws Exception {
    FakeLambda.Post post =
        recorder.post(
            Trigger.OBJECT, sqs("{\"Service\":\"Amazon S3\",\"Event\":\"s3:TestEvent\"}"));

    assertThat(post.body()).isEqualTo("{\"batchItemFailures\":[]}");
    assertThat(recorder.events()).isEmpty();
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

    recorder.post(Trigger.OBJECT, EventRecorder.bridged("aws.s3", type, detail));

    ObjectChanged changed = recorder.only(ObjectChanged.class);
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
    recorder.post(Trigger.OBJECT, s3(name, "k"));

    assertThat(recorder.only(ObjectChanged.class).change()).isEqualTo(change);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ObjectCreated:Put", "LifecycleTransition"})
  void a_change_is_a_direct_call_where_no_bucket_is_declared(String name) throws Exception {
    recorder.post(Trigger.TOPIC, s3(name, "k"));

    assertThat(recorder.events().get(0).delivery().trigger()).isEqualTo(Trigger.DIRECT);
  }
}
