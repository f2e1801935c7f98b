// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.Event;
import dev.sampan.Trigger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Kafka, and the brokers of Amazon MQ. */
final class BrokerEventsTest {

  private final EventRecorder recorder = new EventRecorder();

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
    FakeLambda.Post post = recorder.post(Trigger.STREAM, kafka(source, "k1", "k2"));

    assertThat(post.body()).isEqualTo("{\"batchItemFailures\":[]}");
    Event<String> event = recorder.events().get(1);
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

    assertThat(recorder.post(Trigger.STREAM, event).body())
        .contains("records.clicks-3[0].headers[0].tenant must be a list of bytes");
  }

  @Test
  void a_failure_in_a_partition_is_told_by_its_place() throws Exception {
    assertThat(recorder.post(Trigger.STREAM, kafka("aws:kafka", "a", "fail")).body())
        .isEqualTo(
            "{\"batchItemFailures\":[{\"itemIdentifier\":{\"partition\":\"clicks-3\",\"offset\":1}}]}");
  }

  @Test
  void messages_of_active_mq_are_those_of_a_queue() throws Exception {
    recorder.post(
        Trigger.QUEUE,
        """
        {"eventSource":"aws:mq","eventSourceArn":"arn:aws:mq:r:1:broker:b:i","messages":[
         {"messageID":"ID:1","messageType":"jms/text-message","redelivered":true,"data":"dGVh",
          "destination":{"physicalName":"orders"},"properties":{"shop":"17"}}]}""");

    Event<String> event = recorder.events().get(0);
    assertThat(event.payload()).isEqualTo("tea");
    assertThat(event.getId()).isEqualTo("ID:1");
    assertThat(event.delivery().attempt()).isEqualTo(2);
    assertThat(event.delivery().attributes()).containsEntry("shop", "17");
  }

  @Test
  void messages_of_rabbit_mq_come_by_queue() throws Exception {
    recorder.post(
        Trigger.QUEUE,
        """
        {"eventSource":"aws:rmq","eventSourceArn":"arn:aws:mq:r:1:broker:b:i",
         "rmqMessagesByQueue":{"orders::/":[
          {"basicProperties":{"contentType":"text/plain","messageId":null},"redelivered":false,
           "data":"dGVh"},{"basicProperties":{},"data":"dGVh"}]}}""");

    assertThat(recorder.events()).extracting(Event::getId).containsExactly("id/0", "id/1");
    assertThat(recorder.events().get(0).getSource())
        .hasToString("arn:aws:mq:r:1:broker:b:i#orders");
  }
}
