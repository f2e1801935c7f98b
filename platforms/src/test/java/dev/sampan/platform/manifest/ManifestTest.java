// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sampan.ObjectChanged;
import dev.sampan.platform.Platform;
import dev.sampan.platform.filter.EventFilter;
import dev.sampan.platform.filter.EventPattern;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ManifestTest {

  @TempDir Path dir;

  @Test
  void reads_everything_a_function_can_have() throws Exception {
    var orders = everything().function("orders").orElseThrow();

    assertThat(orders.handler()).isEqualTo("com.example.Orders$Api");
    assertThat(orders.memoryMiB()).isEqualTo(512);
    assertThat(orders.timeout()).isEqualTo(Duration.ofSeconds(30));
    assertThat(orders.concurrency()).isEqualTo(40);
    assertThat(orders.streaming()).isTrue();
    assertThat(orders.middleware()).containsExactly("com.example.Timing", "com.example.Audit");
    assertThat(orders.onReject()).isEqualTo(OnReject.REPORT);
    assertThat(orders.scfMode()).isEqualTo(ScfMode.WEB);
    assertThat(orders.scfRuntime()).isEqualTo(ScfRuntime.IMAGE);
  }

  @Test
  void reads_what_becomes_of_asynchronous_calls() throws Exception {
    assertThat(everything().function("receipts").orElseThrow().async())
        .isEqualTo(
            new AsyncSpec(
                2,
                Duration.ofHours(1),
                new Destination(Destination.Kind.QUEUE, "receipts-failed"),
                new Destination(Destination.Kind.TOPIC, "done"),
                "gone"));
    assertThat(everything().function("orders").orElseThrow().async()).isEqualTo(AsyncSpec.DEFAULT);
  }

  @Test
  void keeps_settings_as_they_are_written_and_in_their_order() throws Exception {
    var settings = everything().function("orders").orElseThrow().settings();

    assertThat(settings)
        .containsExactly(
            Map.entry("orders.directory", "data"),
            Map.entry("greeting", "Grüße"),
            Map.entry("retries", "3"),
            Map.entry("ratio", "0.50"),
            Map.entry("strict", "true"));
  }

  private static EventFilter filter(String pattern) throws Exception {
    return EventFilter.of(EventPattern.parse(pattern.replace('\'', '"')));
  }

  @Test
  void reads_every_kind_of_trigger() throws Exception {
    var second = Duration.ofSeconds(1);
    var half = Duration.ofMillis(500);

    assertThat(everything().function("receipts").orElseThrow().triggers())
        .containsExactly(
            new QueueTrigger(
                "orders",
                "orders",
                10,
                second,
                Order.PER_KEY,
                5,
                "orders-dead",
                20,
                PollRules.DEFAULT),
            new TopicTrigger(
                "news",
                "order-news",
                3,
                null,
                filter("{'region':['eu'],'tier':[{'prefix':'gold'}],'test':[{'exists':false}]}")),
            new StreamTrigger(
                "clicks",
                "clicks",
                100,
                half,
                Order.STRICT,
                5,
                null,
                new ShardRules(4, Duration.ofHours(2), false),
                PollRules.DEFAULT),
            new ObjectTrigger(
                "uploads",
                "uploads",
                List.of(ObjectChanged.Change.CREATED, ObjectChanged.Change.DELETED),
                "in/",
                ".png"),
            new BusTrigger(
                "main", "main", List.of("order.created"), filter("{'subject':[{'exists':true}]}")),
            new LogTrigger("app", "app"),
            new RecordTrigger("table", "table", 5, 5, null));
    assertThat(everything().function("nightly").orElseThrow().triggers())
        .containsExactly(
            new ScheduleTrigger("nightly", "0 30 2 * * *", null, ZoneId.of("Asia/Shanghai"), "go"),
            new ScheduleTrigger("often", null, Duration.ofMinutes(5), ZoneOffset.UTC, ""));
    assertThat(everything().function("orders").orElseThrow().triggers())
        .hasSize(1)
        .first()
        .extracting(HttpTrigger.class::cast)
        .extracting(HttpTrigger::routes)
        .asString()
        .isEqualTo("[GET /orders, POST /orders, GET /orders/{id}, ANY /files/{rest+}, GET /]");
  }

  @Test
  void reads_filters_as_patterns() throws Exception {
    var triggers = read("filters").function("paid").orElseThrow().triggers();

    assertThat(((TopicTrigger) triggers.get(0)).filter().patterns())
        .hasToString(
            "[{\"region\":[\"eu\",\"us\"]}, {\"tier\":[{\"anything-but\":[\"gold\",\"silver\"]}],"
                + "\"file\":[{\"suffix\":\".png\"}]}]");
    assertThat(triggers.get(1).polling().filter().patterns())
        .hasToString(
            "[{\"region\":[\"eu\"],\"total\":[{\"numeric\":[\">\",100,\"<=\",1000]}],"
                + "\"tags\":[\"vip\",{\"prefix\":\"x-\"}]}, "
                + "{\"customer\":{\"name\":[{\"equals-ignore-case\":\"ANNA\"}],\"age\":[44]},"
                + "\"paid\":[true],\"coupon\":[null],\"rate\":[{\"anything-but\":[0.5]}]}]");
    assertThat(((RecordTrigger) triggers.get(3)).window()).isEqualTo(Duration.ofSeconds(5));
    assertThat(triggers.get(3).polling().filter().patterns())
        .hasToString(
            "[{\"change\":[\"created\",\"updated\"],\"after\":{\"status\":[\"paid\"],"
                + "\"size\":[1,2.5],\"home\":{\"city\":[{\"prefix\":\"B\"}]}}}]");
  }

  @Test
  void has_the_buckets_that_it_names_and_those_that_triggers_name() throws Exception {
    assertThat(everything().buckets())
        .containsExactly(
            new BucketSpec("thumbnails", "buckets/thumbnails", false),
            new BucketSpec("invoices", "data/invoices", true),
            new BucketSpec("uploads", "buckets/uploads", false));
  }

  @Test
  void applies_a_platforms_overrides_and_defaults() throws Exception {
    var orders = everything().function("orders").orElseThrow();

    var lambda = orders.on(Platform.LAMBDA);
    assertThat(lambda.memoryMiB()).isEqualTo(1024);
    assertThat(lambda.timeout()).isEqualTo(Duration.ofMinutes(15));
    assertThat(lambda.concurrency()).isEqualTo(1);
    assertThat(lambda.settings()).containsEntry("orders.directory", "/tmp/orders");
    assertThat(lambda.settings()).containsEntry("greeting", "Grüße");
    assertThat(orders.on(Platform.SCF).concurrency()).isEqualTo(10);

    var cloudRun = orders.on(Platform.CLOUDRUN);
    assertThat(cloudRun.handler()).isNull();
    assertThat(cloudRun.command()).containsExactly("java", "-jar", "app.jar");
    assertThat(cloudRun.on(Platform.CLOUDRUN)).isEqualTo(cloudRun);
  }

  @Test
  void a_platform_replaces_what_it_says_of_the_instances_and_keeps_the_rest() throws Exception {
    var orders = everything().function("orders").orElseThrow();

    assertThat(orders.on(Platform.LAMBDA).instances()).isEqualTo(new InstanceRange(2, 10));
    assertThat(orders.on(Platform.SCF).instances()).isEqualTo(new InstanceRange(0, 10));
    assertThat(orders.on(Platform.CLOUDRUN).instances()).isEqualTo(new InstanceRange(0, 0));
  }

  @Test
  void an_event_function_of_scf_runs_one_invocation_at_a_time() {
    var queue = new QueueTrigger("q", "q", 1, Duration.ZERO, Order.NONE, 1, null);
    var http = new HttpTrigger("http", List.of());

    assertThat(FunctionSpec.of("ab", "a.B", queue).on(Platform.SCF).concurrency()).isEqualTo(1);
    assertThat(FunctionSpec.of("ab", "a.B", http, queue).scfMode()).isEqualTo(ScfMode.EVENT);
    assertThat(FunctionSpec.of("ab", "a.B").scfMode()).isEqualTo(ScfMode.EVENT);
    assertThat(FunctionSpec.of("ab", "a.B", http).scfMode()).isEqualTo(ScfMode.WEB);
    assertThat(FunctionSpec.of("ab", "a.B", http).on(Platform.CLOUDRUN).concurrency())
        .isEqualTo(80);
  }

  @Test
  void knows_the_line_of_each_key_and_of_what_stands_below_it() throws Exception {
    var manifest = everything();

    assertThat(manifest.line("functions.orders")).isEqualTo(3);
    assertThat(manifest.line("functions.orders.memory")).isEqualTo(5);
    assertThat(manifest.line("functions.orders.middleware[1].nothing")).isEqualTo(10);
    assertThat(manifest.line("functions.receipts.triggers[1].topic.batch")).isEqualTo(23);
    assertThat(manifest.line("elsewhere")).isZero();
  }

  @Test
  void reads_the_manifest_of_a_directory_and_takes_a_byte_order_mark() throws Exception {
    write("\uFEFFfunctions:\n  hello:\n    handler: a.B\n");

    assertThat(Manifest.read(dir).function("hello")).isPresent();
    assertThat(Manifest.read(dir).file()).isEqualTo(dir.resolve("sampan.yaml"));
  }

  @Test
  void takes_an_alias_and_counts_its_line_where_it_is_defined() throws Exception {
    write(
        """
        functions:
          one: &same
            handler: a.B
          two: *same
        """);

    assertThat(Manifest.read(dir).functions())
        .extracting(FunctionSpec::handler)
        .containsExactly("a.B", "a.B");
  }

  @Test
  void tells_all_findings_at_once_in_the_order_of_the_file() throws Exception {
    write(
        """
        functions:
          orders:
            handlr: com.example.Orders
            memory: 512
            triggers:
              - queue: { sorce: x, order: perkey }
        """);

    assertThat(findings())
        .extracting(Finding::toString)
        .containsExactly(
            at(
                3,
                "functions.orders.handlr: found the key \"handlr\", expected one of handler,"
                    + " command, memory, timeout, concurrency, instances, streaming, settings,"
                    + " triggers, middleware, onReject, async, publishes, platforms. Did you mean handler?"),
            at(
                3,
                "functions.orders.handler: found nothing,"
                    + " expected either a handler or a command. Add the key handler."),
            at(
                4,
                "functions.orders.memory: found \"512\" (a number),"
                    + " expected an amount of memory such as 512MiB or 2GiB"),
            at(
                6,
                "functions.orders.triggers[0].queue.sorce: found the key \"sorce\", expected one"
                    + " of name, source, batch, window, order, attempts, deadLetter, concurrency, filter."
                    + " Did you mean source?"),
            at(
                6,
                "functions.orders.triggers[0].queue.source: found nothing, expected a name of"
                    + " letters, digits, dots, hyphens and underscores. Add the key source."),
            at(
                6,
                "functions.orders.triggers[0].queue.order: found \"perkey\","
                    + " expected one of none, per-key, strict. Did you mean per-key?"));
  }

  @Test
  void names_the_file_that_is_missing_and_how_to_make_one() {
    var finding = findings().get(0);

    assertThat(finding.toString())
        .startsWith(dir.resolve("sampan.yaml") + ": error: found no such file");
    assertThat(finding.remedy()).contains("functions:").contains("handler:");
  }

  @Test
  void knows_a_manifest_of_the_other_ending() throws Exception {
    Files.writeString(dir.resolve("sampan.yml"), "functions: {}");

    assertThat(findings().get(0).remedy()).isEqualTo("Rename sampan.yml to sampan.yaml.");
  }

  @Test
  void refuses_an_empty_file() throws Exception {
    write("# nothing\n");

    assertThat(findings().get(0).found()).isEqualTo("an empty file");
  }

  @Test
  void says_where_the_bytes_are_no_utf_8() throws Exception {
    Files.write(
        dir.resolve("sampan.yaml"),
        "functions:\n  caf\u00e9:".getBytes(StandardCharsets.ISO_8859_1));

    assertThat(findings().get(0))
        .extracting(Finding::line, Finding::found)
        .containsExactly(2, "bytes that are not UTF-8");
  }

  @Test
  void says_where_the_file_is_no_yaml() throws Exception {
    write("functions:\n  hello: [a\n");

    assertThat(findings().get(0))
        .extracting(Finding::line, Finding::expected)
        .containsExactly(3, "one document of YAML");
  }

  @Test
  void refuses_a_second_document() throws Exception {
    write("functions: { hello: { handler: a.B } }\n---\nfunctions: {}\n");

    assertThat(findings().get(0).found()).contains("another document");
  }

  @Test
  void refuses_a_file_of_more_than_a_mebibyte() throws Exception {
    write("#".repeat(1 << 20) + "\n");

    assertThat(findings().get(0).found()).isEqualTo("more than a mebibyte");
  }

  @Test
  void refuses_a_crowd_of_aliases() throws Exception {
    write("functions:\n  one: &a { handler: a.B }\n" + "  t: *a\n".repeat(60));

    assertThat(findings().get(0).found()).contains("aliases");
  }

  @Test
  void survives_an_alias_of_itself() throws Exception {
    write("functions: &a\n  hello: *a\n");

    assertThat(findings()).extracting(Finding::key).contains("functions.hello.hello");
  }

  @Test
  void shows_no_control_characters_and_no_endless_text() throws Exception {
    write("functions: { hello: { handler: \"a\\e[31m" + "x".repeat(500) + "\" } }\n");

    assertThat(findings().get(0).found()).doesNotContain("\u001b").hasSizeLessThan(80);
  }

  private static Manifest everything() throws ManifestException {
    return read("everything");
  }

  private static Manifest read(String good) throws ManifestException {
    return Manifest.read(ManifestSchemaTest.samples("good").resolve(good + ".yaml"));
  }

  private void write(String text) throws IOException {
    Files.writeString(dir.resolve("sampan.yaml"), text);
  }

  private List<Finding> findings() {
    return catchThrowableOfType(ManifestException.class, () -> Manifest.read(dir)).findings();
  }

  private String at(int line, String text) {
    return dir.resolve("sampan.yaml") + ":" + line + ": error: " + text;
  }
}
