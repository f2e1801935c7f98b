// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sampan.Trigger;
import dev.sampan.emulator.trigger.EventDocument;
import dev.sampan.platform.Platform;
import dev.sampan.platform.SourceEvent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every kind of source through a real emulator, on each platform that has it. */
final class SourceDeliveryTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Map<Trigger, String> SOURCES =
      Map.of(
          Trigger.TOPIC, "news",
          Trigger.BUS, "shop",
          Trigger.LOG, "app",
          Trigger.SCHEDULE, "nightly",
          Trigger.OBJECT, "uploads",
          Trigger.RECORD, "users");

  private static final String MANIFEST =
      """
      functions:
        flaky:
          handler: dev.sampan.emulator.functions.Flaky
          settings: { diary: "DIARY" }
          triggers:
            - topic: { source: news, filter: { region: eu } }
            - topic: { name: all-news, source: news }
            - bus: { source: shop, types: [placed], filter: { subject: { prefix: a } } }
            - log: { source: app }
            - schedule: { name: nightly, every: 24h }
            - object: { source: uploads, suffix: .png }
            - record: { source: users }
            - stream: { source: clicks, batch: 4, attempts: 2, window: 1s }
      """;

  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource
  void each_kind_reaches_the_triggers_that_want_it(Platform platform) throws Exception {
    try (var probe = probe(platform)) {
      assertThat(emit(probe, 1, Trigger.TOPIC, "{'body':'all','attributes':{'region':'us'}}"))
          .containsExactly("topic 1/1");
      assertThat(emit(probe, 2, Trigger.TOPIC, "{'body':'some','attributes':{'region':'eu'}}"))
          .containsExactly("topic 1/1", "topic 1/1");
      emit(probe, 0, Trigger.BUS, "{'type':'placed','subject':'xyz','body':{'bus':1}}");
      emit(probe, 0, Trigger.BUS, "{'type':'gone','subject':'abc','body':{'bus':2}}");
      assertThat(emit(probe, 1, Trigger.BUS, "{'type':'placed','subject':'abc','body':{'bus':3}}"))
          .containsExactly("bus 1/1");
      assertThat(emit(probe, 1, Trigger.LOG, "{'body':'a line'}")).containsExactly("log 1/1");
      assertThat(emit(probe, 1, Trigger.SCHEDULE, "{'body':'go'}")).containsExactly("schedule 1/1");
      emit(probe, 0, Trigger.OBJECT, "{'key':'a.txt'}");
      assertThat(emit(probe, 1, Trigger.OBJECT, "{'key':'a.png'}")).containsExactly("object 1/1");
      assertThat(probe.diaryLines().toString())
          .contains("all", "some", "bus\":3", "a line", "go", "a.png")
          .doesNotContain("bus\":1", "bus\":2", "a.txt");
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_partition_keeps_its_order_over_a_record_that_fails_once(Platform platform)
      throws Exception {
    try (var probe = probe(platform)) {
      var records = new ArrayList<SourceEvent>();
      for (var text : List.of("1", "2 fails-1", "3", "4")) {
        records.add(event(probe, Trigger.STREAM, "{'key':'k','body':{'n':'" + text + "'}}"));
      }
      probe.emulator.sources().accept(Trigger.STREAM, "clicks", records).join();

      assertThat(probe.next(statuses(platform).size()))
          .extracting(it -> it.status())
          .isEqualTo(statuses(platform));
      assertThat(probe.diaryLines().stream().distinct().map(it -> it.substring(6, 7)))
          .containsExactly("1", "2", "3", "4");
    }
  }

  /** Kinesis goes on with the record that failed, SCF repeats all, Kafka's events come singly. */
  private static List<String> statuses(Platform platform) {
    return switch (platform) {
      case LAMBDA -> List.of("1/4", "3/3");
      case SCF -> List.of("0/4", "4/4");
      case CLOUDRUN -> List.of("1/1", "0/1", "1/1", "1/1", "1/1");
    };
  }

  @Test
  void a_change_of_a_row_is_delivered_on_lambda() throws Exception {
    try (var probe = probe(Platform.LAMBDA)) {
      var change = "{'type':'updated','key':'7','body':{'name':'Lin'}}";

      assertThat(emit(probe, 1, Trigger.RECORD, change)).containsExactly("record 1/1");
      assertThat(probe.diaryLines().toString()).contains("Lin");
    }
  }

  @Test
  void lambda_tells_a_queue_where_a_failed_batch_is_and_its_records_stay_as_dead_letters()
      throws Exception {
    var manifest =
        MANIFEST.replace(
            "attempts: 2, window: 1s }",
            "attempts: 1, deadLetter: lost }\n      - queue: { source: lost }");
    try (var probe = new SourceProbe(directory, Platform.LAMBDA, manifest)) {
      var bad = event(probe, Trigger.STREAM, "{'key':'k','body':'bad fails-9'}");
      probe.accept(Trigger.STREAM, "clicks", bad);

      assertThat(probe.next(2).stream().map(it -> it.trigger() + " " + it.status()))
          .containsExactlyInAnyOrder("stream 0/1", "queue 1/1");

      assertThat(probe.diaryLines().get(1))
          .contains("\"condition\":\"RetryAttemptsExhausted\"", "\"KinesisBatchInfo\":{\"shardId\"")
          .doesNotContain("bad");
      assertThat(probe.dead(1)).isEqualTo(1);
    }
  }

  private SourceProbe probe(Platform platform) throws Exception {
    return new SourceProbe(directory, platform, MANIFEST);
  }

  /** Emits one event and waits for so many invocations; answers with their ends. */
  private static List<String> emit(SourceProbe probe, int invocations, Trigger kind, String text)
      throws Exception {
    var source = Objects.requireNonNull(SOURCES.get(kind));
    var json = JSON.readTree(text.replace('\'', '"'));
    probe.accept(kind, source, EventDocument.read(kind, source, json, probe.clock.instant()));
    return probe.next(invocations).stream().map(it -> it.trigger() + " " + it.status()).toList();
  }

  private static SourceEvent event(SourceProbe probe, Trigger kind, String document)
      throws Exception {
    var json = JSON.readTree(document.replace('\'', '"'));
    return EventDocument.read(kind, "clicks", json, probe.clock.instant());
  }
}
