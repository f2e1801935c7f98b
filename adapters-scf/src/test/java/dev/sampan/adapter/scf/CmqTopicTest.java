// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.scf;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.Event;
import dev.sampan.Trigger;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The records of a CMQ topic, in the forms that the platform's own samples have. */
final class CmqTopicTest {

  private final List<Event<byte[]>> seen = new ArrayList<>();

  @Test
  void the_documented_record_is_a_message() throws Exception {
    try (var loop = queued(Trigger.TOPIC, "testtopic")) {

      assertThat(loop.result(records(record("\"topicOwner\":120000001,\"msgTag\":\"tag1,tag2\""))))
          .isEqualTo("null");
    }
    var event = seen.get(0);
    assertThat(new String(event.payload(), UTF_8)).isEqualTo("Hello from CMQ!");
    assertThat(event.getId()).isEqualTo("123345346");
    assertThat(event.getSource()).hasToString("/cmq/120000001/testtopic");
    assertThat(event.getType()).isEqualTo("dev.sampan.topic.message.v1");
    assertThat(event.getSubject()).isEqualTo("testsub");
    assertThat(event.getTime()).isEqualTo("1970-01-01T00:00:00Z");
    assertThat(event.getExtension("nativetype")).isEqualTo("com.tencent.cmq.message");
    assertThat(event.delivery().source()).isEqualTo("testtopic");
    assertThat(event.delivery().attributes()).containsEntry("msgTag", "tag1,tag2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"topicOwner\":\"120000001\",\"msgTag\":[\"a\",\"b\"] | 120000001 | a,b",
        "\"topicOwner\":120000001,\"msgTag\":\"a, b\"          | 120000001 | a, b",
        "\"topicOwner\":120000001,\"msgTag\":[]                | 120000001 | ''",
        "\"topicOwner\":null,\"msgTag\":null                   | ''        | ''",
        "\"more\":{\"x\":[{}]},\"topicOwner\":1,\"msgTag\":[{\"y\":1},\"b\"] | 1 | b",
      })
  void owners_and_tags_have_several_forms(String fields, String owner, String tags)
      throws Exception {
    try (var loop = queued(Trigger.QUEUE, "testtopic")) {

      assertThat(loop.result(records(record(fields)))).isEqualTo("null");
    }
    assertThat(seen.get(0).delivery().attributes())
        .containsEntry("topicOwner", owner)
        .containsEntry("msgTag", tags);
  }

  @Test
  void records_that_repeat_an_id_are_each_delivered() throws Exception {
    try (var loop = queued(Trigger.QUEUE, "other")) {

      loop.result(records(record("\"x\":1"), record("\"x\":2")));
    }
    assertThat(seen).hasSize(2);
    assertThat(seen.get(0).delivery().receipt()).isNotEqualTo(seen.get(1).delivery().receipt());
    assertThat(seen.get(0).delivery().source()).isEqualTo("other");
  }

  @Test
  void a_failure_names_its_share_and_its_reason() throws Exception {
    var handler =
        new Handlers.Events(
            (event, context) -> {
              throw new IllegalStateException("no stock");
            });
    try (var loop = new Loop(Handlers.function(Trigger.QUEUE, "q"), handler)) {

      assertThat(loop.error(records(record("\"x\":1"), record("\"x\":2"))))
          .contains("2 of 2 events failed", "no stock", "\"requestId\":\"call-1\"");
    }
  }

  @Test
  void records_of_another_service_are_no_messages() throws Exception {
    try (var loop = queued(Trigger.QUEUE, "q")) {

      loop.invoke("{\"Records\":[{\"cos\":{\"cosObject\":{}}},7,{\"CMQ\":\"none\"}]}");
    }
    assertThat(seen).noneMatch(event -> event.getType().equals("dev.sampan.queue.message.v1"));
  }

  private Loop queued(Trigger kind, String source) throws Exception {
    var handler =
        new Handlers.Events(
            (event, context) -> {
              seen.add(event);
              return "";
            });
    return new Loop(Handlers.function(kind, source), handler);
  }

  private static String record(String more) {
    return "{\"CMQ\":{\"type\":\"topic\",\"topicName\":\"testtopic\","
        + "\"subscriptionName\":\"testsub\",\"publishTime\":\"1970-01-01T00:00:00.000Z\","
        + "\"msgId\":\"123345346\",\"requestId\":\"123345346\",\"msgBody\":\"Hello from CMQ!\","
        + more
        + "}}";
  }

  private static String records(String... records) {
    return "{\"Records\":[" + String.join(",", records) + "]}";
  }
}
