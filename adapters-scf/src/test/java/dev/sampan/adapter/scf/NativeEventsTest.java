// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.scf;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.Deadline;
import dev.sampan.Event;
import dev.sampan.ObjectChanged;
import dev.sampan.ScheduleFired;
import dev.sampan.Trigger;
import dev.sampan.runtime.Call;
import dev.sampan.runtime.FunctionInstance;
import dev.sampan.runtime.LineLog;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The platform's oddities beside the golden cases, and what the function's triggers make of them.
 */
final class NativeEventsTest {

  private static final String COS =
      "{\"Records\":[{\"cos\":{\"cosObject\":{\"key\":\"/1250000000/b/dir/a.jpg\",\"size\":\"%s\","
          + "\"url\":\"http://b-1250000000.cos.ap-chengdu.myqcloud.com/dir/a.jpg\",\"meta\":{}},"
          + "\"cosBucket\":{\"region\":\"cd\",\"name\":\"%s\",\"appid\":\"1250000000\"}},"
          + "\"event\":{\"eventName\":\"%s\",\"eventTime\":\"1545205770\",\"reqid\":179398952}}]}";

  private final List<Event<byte[]>> events = new ArrayList<>();
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"specversion\":\"0\",\"id\":\"e-1\",\"type\":\"cos:created:object\","
            + "\"source\":\"cos.cloud.tencent\",\"subjuect\":\"qcs::cos:gz:uid1:b\","
            + "\"time\":\"1615430559146\",\"region\":\"ap-guangzhou\","
            + "\"datacontenttype\":\"application/json;charset=utf-8\",\"data\":{\"n\":1.10}}",
        "{\"specversion\":\"1.0\",\"id\":\"e-1\",\"type\":\"cos:created:object\","
            + "\"source\":\"cos.cloud.tencent\",\"subject\":\"qcs::cos:gz:uid1:b\","
            + "\"time\":1615430559146,\"region\":\"ap-guangzhou\",\"data\":{\"n\":1.10}}"
      })
  void an_event_of_eventbridge_is_a_cloudevent_again(String json) throws Exception {
    assertThat(invoke(Trigger.BUS, json).failed()).isFalse();

    var event = events.get(0);
    assertThat(event.getSubject()).isEqualTo("qcs::cos:gz:uid1:b");
    assertThat(event.getTime()).isEqualTo(OffsetDateTime.parse("2021-03-11T02:42:39.146Z"));
    assertThat(event.getExtension("region")).isEqualTo("ap-guangzhou");
    assertThat(new String(event.payload(), UTF_8)).isEqualTo("{\"n\":1.10}");
    assertThat(event.delivery().trigger()).isEqualTo(Trigger.BUS);
  }

  @Test
  void what_eventbridge_would_not_send_is_still_refused() throws Exception {
    var reply = invoke(Trigger.BUS, "{\"specversion\":\"1.0\",\"id\":\"\",\"time\":\"1\"}");

    assertThat(reply.failed()).isTrue();
    assertThat(text(reply)).contains("id");
    assertThat(log.toString(UTF_8)).contains("An event was refused.");
  }

  @ParameterizedTest
  @CsvSource({
    "b, cos:ObjectCreated:CompleteMultipartUpload, CREATED",
    "b-1250000000, cos:ObjectCreated:Put, CREATED",
    "b, cos:ObjectRemove:DeleteMarkerCreated, DELETED",
    "b, cos:ObjectRestore:Completed, RESTORED",
    "b, cos:ObjectRestore:Post, METADATA"
  })
  void a_bucket_has_its_app_id_once_and_a_change_its_kind(String bucket, String name, String change)
      throws Exception {
    assertThat(invoke(Trigger.OBJECT, COS.formatted("3221225473", bucket, name)).failed())
        .isFalse();

    var changed = events.get(0).payload(ObjectChanged.class);
    assertThat(changed.change()).hasToString(change);
    assertThat(changed.bucket()).isEqualTo("b-1250000000");
    assertThat(changed.key()).endsWith("dir/a.jpg").doesNotStartWith("/");
    assertThat(changed.size()).isEqualTo(3_221_225_473L);
    assertThat(changed.time()).isEqualTo(Instant.ofEpochSecond(1545205770));
    assertThat(events.get(0).getId()).isEqualTo("179398952");
  }

  @ParameterizedTest
  @CsvSource({
    "-1, cos:ObjectCreated:Put, must not be negative",
    "big, cos:ObjectCreated:Put, must be a whole number",
    "1, cos:ObjectGone:Put, is none of COS that is known"
  })
  void a_wrong_member_is_named(String size, String name, String reason) throws Exception {
    var reply = invoke(Trigger.OBJECT, COS.formatted(size, "b", name));

    assertThat(reply.failed()).isTrue();
    assertThat(text(reply)).contains("Records[0]", reason);
    assertThat(events).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"partition\":3", "\"Partition\":3", "\"partition\":\"3\""})
  void the_partition_has_several_spellings(String partition) throws Exception {
    invoke(
        Trigger.STREAM,
        "{\"Records\":[{\"Ckafka\":{\"topic\":\"t\","
            + partition
            + ",\"offset\":\"36\",\"msgKey\":\"None\",\"msgBody\":7}}]}");

    assertThat(events.get(0).getId()).isEqualTo("t/3/36");
    assertThat(events.get(0).delivery().orderingKey()).isNull();
    assertThat(new String(events.get(0).payload(), UTF_8)).isEqualTo("7");
  }

  @Test
  void a_timer_has_the_name_of_its_trigger_and_keeps_its_id() throws Exception {
    var timer =
        "{\"Type\":\"Timer\",\"TriggerName\":\"EveryDay\",\"Time\":\"2026-02-21T11:49:00Z\"}";
    invoke(Trigger.SCHEDULE, timer);
    invoke(Trigger.SCHEDULE, timer);

    assertThat(events.get(0).payload(ScheduleFired.class))
        .isEqualTo(new ScheduleFired("trigger", Instant.parse("2026-02-21T11:49:00Z"), ""));
    assertThat(events.get(1).getId()).isEqualTo(events.get(0).getId());
  }

  @Test
  void records_of_two_kinds_fail_as_a_whole() throws Exception {
    var reply =
        invoke(
            Trigger.STREAM,
            "{\"Records\":[{\"Ckafka\":{\"topic\":\"t\",\"offset\":1}},{\"CMQ\":{}},7]}");

    assertThat(reply.failed()).isTrue();
    assertThat(text(reply)).contains("Records must all be of one kind", "2 of 3");
    assertThat(events).isEmpty();
  }

  @Test
  void no_records_are_nothing_to_do() throws Exception {
    var reply = invoke(Trigger.STREAM, "{\"Records\":[]}");

    assertThat(reply.failed()).isFalse();
    assertThat(new String(reply.body(), UTF_8)).isEqualTo("null");
    assertThat(events).isEmpty();
  }

  @Test
  void an_event_of_a_source_that_the_function_has_not_is_a_direct_call() throws Exception {
    invoke(Trigger.QUEUE, COS.formatted("1", "b", "cos:ObjectCreated:Put"));

    assertThat(events.get(0).delivery().trigger()).isEqualTo(Trigger.DIRECT);
  }

  @Test
  void lines_that_unzip_to_more_than_an_instance_holds_are_refused() throws Exception {
    var zipped = new ByteArrayOutputStream();
    try (var zip = new GZIPOutputStream(zipped)) {
      var blanks = new byte[1024 * 1024];
      for (int i = 0; i < 65; i++) {
        zip.write(blanks);
      }
    }
    var data = Base64.getEncoder().encodeToString(zipped.toByteArray());

    var reply = invoke(Trigger.LOG, "{\"clslogs\":{\"data\":\"" + data + "\"}}");

    assertThat(text(reply)).contains("must not hold more than");
  }

  private Reply invoke(Trigger kind, String json) throws Exception {
    var environment = Handlers.environment(Map.of(), new PrintStream(log, true, UTF_8));
    var handler =
        new Handlers.Events(
            (event, context) -> {
              events.add(event);
              return "";
            });
    var function =
        new EventFunction(
            FunctionInstance.of("scf", Handlers.function(kind, "source"), handler, environment));
    var deadline =
        new Deadline(Handlers.NOW.plusSeconds(30), Clock.fixed(Handlers.NOW, ZoneOffset.UTC));
    var call = Call.of("r-1", deadline, LineLog.of("scf", environment, "r-1"));
    return function.invoke(json.getBytes(UTF_8), call);
  }

  private static String text(Reply reply) {
    return new String(reply.body(), UTF_8);
  }
}
