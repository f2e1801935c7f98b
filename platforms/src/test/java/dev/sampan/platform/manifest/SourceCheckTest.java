// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.platform.Platform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SourceCheckTest {

  @TempDir Path dir;

  @Test
  void a_record_trigger_is_refused_on_scf_with_a_way_out() throws Exception {
    var findings = check(Platform.SCF, "record: { source: orders }");

    assertThat(findings)
        .anySatisfy(
            it -> {
              assertThat(it.error()).isTrue();
              assertThat(it.key()).isEqualTo("functions.hello.triggers[0].record");
              assertThat(it.toString())
                  .contains("no trigger there tells of changed records", "DTS");
            });
    assertThat(check(Platform.LAMBDA, "record: { source: orders }")).noneMatch(Finding::error);
    assertThat(check(Platform.CLOUDRUN, "record: { source: orders }")).noneMatch(Finding::error);
  }

  @Test
  void a_stream_on_cloud_run_is_said_to_need_knative_and_to_come_singly() throws Exception {
    var findings = check(Platform.CLOUDRUN, "stream: { source: clicks, batch: 50 }");

    assertThat(texts(findings))
        .anyMatch(it -> it.contains("Cloud Run has none: Knative's KafkaSource"))
        .anyMatch(it -> it.contains("50, but") || it.contains("at most 1 in a delivery"));
    assertThat(texts(check(Platform.SCF, "stream: { source: clicks, batch: 50 }")))
        .noneMatch(it -> it.contains("in a delivery"))
        .anyMatch(it -> it.contains("scf delivers text; neither the headers nor the time"));
  }

  @Test
  void an_order_that_cmq_does_not_keep_is_said_once() throws Exception {
    assertThat(texts(check(Platform.SCF, "queue: { source: orders, order: per-key }")))
        .filteredOn(it -> it.contains("order"))
        .filteredOn(it -> it.contains("per-key"))
        .singleElement()
        .asString()
        .contains("per-key, but no order among the messages");
    assertThat(texts(check(Platform.SCF, "queue: { source: orders }")))
        .noneMatch(it -> it.contains("no order among"))
        .anyMatch(it -> it.contains("of the attributes \"tags\" only"));
  }

  @Test
  void what_topics_and_logs_lose_is_said() throws Exception {
    assertThat(texts(check(Platform.SCF, "topic: { source: news }")))
        .anyMatch(it -> it.contains("no subject"));
    assertThat(texts(check(Platform.CLOUDRUN, "topic: { source: news }")))
        .anyMatch(it -> it.contains("Pub/Sub has none"));
    assertThat(texts(check(Platform.SCF, "log: { source: web }")))
        .anyMatch(it -> it.contains("neither its id nor the stream"));
    assertThat(texts(check(Platform.CLOUDRUN, "log: { source: web }")))
        .anyMatch(it -> it.contains("one by one"));
  }

  @Test
  void filters_that_a_platform_does_not_have_or_not_so_many_are_said() throws Exception {
    var filtered = "queue: { source: orders, filter: { region: eu } }";
    var many = "queue: { source: orders, filter: [" + "{ region: eu }, ".repeat(6) + "] }";
    var field = "queue: { source: orders, filter: { region: " + "x".repeat(4096) + " } }";

    assertThat(texts(check(Platform.SCF, filtered)))
        .anyMatch(it -> it.contains("filter, but nothing of the kind on scf"));
    assertThat(check(Platform.LAMBDA, filtered)).noneMatch(Finding::error);
    assertThat(texts(check(Platform.LAMBDA, many)))
        .anyMatch(it -> it.contains("6 filters") && it.contains("at most 5 on lambda"));
    assertThat(texts(check(Platform.LAMBDA, field))).anyMatch(it -> it.contains("at most 4096"));
  }

  @Test
  void windows_are_bounded_and_have_one_state() throws Exception {
    var windows = "stream: { source: clicks, tumbling: 16m, parallel: 2 }";

    assertThat(texts(check(Platform.LAMBDA, windows)))
        .anyMatch(it -> it.contains("tumbling") && it.contains("at most 900s on lambda"))
        .anyMatch(it -> it.contains("2 batches at a time") && it.contains("one state"));
    assertThat(texts(check(Platform.SCF, windows)))
        .anyMatch(it -> it.contains("and tumbling, but nothing of the kind on scf"));
    assertThat(check(Platform.LAMBDA, "record: { source: users, tumbling: 15m }"))
        .noneMatch(Finding::error);
  }

  private static List<String> texts(List<Finding> findings) {
    return findings.stream().map(Finding::toString).toList();
  }

  private List<Finding> check(Platform platform, String trigger) throws Exception {
    var text =
        "functions:\n  hello:\n    handler: com.example.Receipts\n    triggers: [ { " + trigger;
    Files.writeString(dir.resolve("sampan.yaml"), text + " } ]\n");
    return ManifestCheck.check(
        Manifest.read(dir), SourceCheckTest.class.getClassLoader(), EnumSet.of(platform));
  }
}
