// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.sampan.Handler;
import dev.sampan.platform.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ManifestCheckTest {

  private static final Set<Platform> NONE = EnumSet.noneOf(Platform.class);
  private static final Set<Platform> ALL = EnumSet.allOf(Platform.class);

  @TempDir Path dir;

  @Test
  void finds_nothing_wrong_with_a_plain_http_function() throws Exception {
    var findings =
        check(ALL, "handler: com.example.Orders", "triggers: [ { http: { routes: [GET /] } } ]");

    assertThat(findings).isEmpty();
  }

  @Test
  void refuses_to_deploy_what_publishes_and_lets_it_run() throws Exception {
    var findings =
        check(
            EnumSet.of(Platform.SCF),
            "handler: com.example.Orders",
            "publishes: [ { queue: orders }, { bus: news } ]");

    assertThat(findings).extracting(Finding::severity).containsOnly(Severity.REFUSAL);
    assertThat(findings).noneMatch(Finding::error).allMatch(Finding::refuses);
    assertThat(findings.get(1).toString())
        .contains("functions.hello.publishes[1]: publishing to bus:news, but")
        .contains("no publisher for scf yet");
  }

  @Test
  void names_a_handler_that_is_not_there() throws Exception {
    assertThat(errors("handler: com.example.Oders"))
        .containsExactly(
            "3: functions.hello.handler: com.example.Oders, which is not on the class path");
  }

  @Test
  void refuses_a_class_that_is_no_handler() throws Exception {
    assertThat(errors("handler: com.example.Order").get(0))
        .contains("com.example.Order does not implement dev.sampan.Handler");
  }

  @Test
  void says_what_is_wrong_with_a_handler_in_whole_sentences() throws Exception {
    assertThat(check(ALL, "handler: com.example.Order"))
        .filteredOn(Finding::error)
        .singleElement()
        .asString()
        .contains(
            "sampan.yaml:3: error: functions.hello.handler: com.example.Order does not implement"
                + " dev.sampan.Handler, so what it takes and gives is unknown. Name both types in a"
                + " class of its own, such as 'final class Orders implements")
        .doesNotContain("found", "expected");
  }

  @Test
  void refuses_a_handler_that_leaves_a_type_open() throws Exception {
    assertThat(errors("handler: com.example.Open").get(0)).contains("type variable");
  }

  @Test
  void refuses_an_abstract_handler() throws Exception {
    assertThat(errors("handler: " + Unfinished.class.getName()).get(0)).contains("is abstract");
  }

  @Test
  void refuses_a_constructor_that_nobody_can_call() throws Exception {
    assertThat(errors("handler: com.example.Demanding").get(0))
        .contains("constructors all want something");
  }

  @Test
  void does_not_initialise_what_it_looks_at() throws Exception {
    assertThat(errors("handler: com.example.Touchy", "middleware: [com.example.Timing]")).isEmpty();
  }

  @Test
  void refuses_events_for_a_handler_of_http() throws Exception {
    assertThat(errors("handler: com.example.Orders", "triggers: [ { queue: { source: q1 } } ]"))
        .containsExactly(
            "4: functions.hello.triggers[0].queue: the queue trigger \"q1\" of a handler that takes"
                + " dev.sampan.HttpRequest");
  }

  @Test
  void refuses_http_for_a_handler_of_batches() throws Exception {
    assertThat(errors("handler: com.example.Batches", "triggers: [ { http: {} } ]").get(0))
        .contains("the http trigger \"http\"")
        .contains("dev.sampan.Batch<com.example.Order>");
    assertThat(errors("handler: com.example.Batches", "triggers: [ { queue: { source: q1 } } ]"))
        .isEmpty();
  }

  @Test
  void warns_of_a_payload_that_the_trigger_does_not_deliver() throws Exception {
    assertThat(all("handler: com.example.Receipts", "triggers: [ { schedule: { every: 1h } } ]"))
        .anyMatch(text -> text.contains("such a trigger delivers dev.sampan.ScheduleFired"));
  }

  @Test
  void says_what_a_platform_has_no_schedule_for() throws Exception {
    var seconds = "triggers: [ { schedule: { name: tick, cron: \"*/10 * * * * *\" } } ]";

    assertThat(schedule(EnumSet.of(Platform.LAMBDA), seconds))
        .containsExactly(
            "4: functions.hello.triggers[0].schedule.cron: \"*/10 * * * * *\", but what lambda has:"
                + " EventBridge fires on whole minutes: the field of seconds must be 0");
    assertThat(schedule(EnumSet.of(Platform.CLOUDRUN), seconds).get(0))
        .contains("what cloudrun has: Cloud Scheduler fires on whole minutes");
    assertThat(schedule(EnumSet.of(Platform.SCF), seconds))
        .containsExactly(
            "4: functions.hello.triggers[0].schedule.zone: the zone Z, but a timer of scf takes"
                + " none, and by which clock it goes is not documented");
  }

  @Test
  void says_that_lambda_takes_one_field_of_days() throws Exception {
    var both = "triggers: [ { schedule: { cron: \"0 0 0 13 * FRI\" } } ]";

    assertThat(schedule(EnumSet.of(Platform.LAMBDA), both).get(0)).contains("not both");
    assertThat(schedule(EnumSet.of(Platform.CLOUDRUN), both)).isEmpty();
  }

  @Test
  void holds_the_name_and_input_of_a_timer_to_scfs_rules() throws Exception {
    var input = "x".repeat(4097);
    var timer = "triggers: [ { schedule: { name: 1st, every: 1h, input: " + input + " } } ]";

    assertThat(schedule(EnumSet.of(Platform.SCF), timer))
        .satisfiesExactly(
            it -> assertThat(it).contains("4097 bytes, but at most 4096 on scf"),
            it -> assertThat(it).contains("\"1st\", but on scf a letter"));
    assertThat(schedule(EnumSet.of(Platform.LAMBDA), timer)).isEmpty();
  }

  @Test
  void says_which_changes_no_bucket_or_no_store_tells_of() throws Exception {
    var trigger = "triggers: [ { object: { source: uploads, on: [created, restored] } } ]";

    assertThat(all("handler: com.example.Receipts", trigger))
        .contains(
            "4: functions.hello.triggers[0].object.on: restored, but files are only created and"
                + " deleted, so the emulator's buckets never tell it");
    assertThat(check(EnumSet.of(Platform.CLOUDRUN), "handler: com.example.Receipts", trigger))
        .anyMatch(it -> it.toString().contains("the store of cloudrun tells of no such change"));
  }

  @Test
  void names_middleware_that_is_missing_or_is_none() throws Exception {
    assertThat(
            errors(
                "handler: com.example.Orders",
                "middleware: [com.example.Audit, com.example.Order, com.example.Nowhere]"))
        .containsExactly(
            "4: functions.hello.middleware[1]: com.example.Order, which is no middleware",
            "4: functions.hello.middleware[2]: com.example.Nowhere, which is not on the class path");
  }

  @Test
  void checks_memory_and_time_out_against_each_platform() throws Exception {
    var findings = check(ALL, "handler: com.example.Orders", "memory: 4000MiB", "timeout: 20m");

    assertThat(findings)
        .extracting(finding -> finding.line() + ": " + finding.expected())
        .containsExactly(
            "4: 64MiB to 3072MiB, above the least in steps of 128MiB on scf",
            "5: 1s to 900s on lambda and scf");
    assertThat(findings).allMatch(Finding::error);
  }

  @Test
  void says_once_what_several_platforms_have_in_common() throws Exception {
    var findings = check(ALL, "handler: com.example.Orders", "timeout: 20m");

    assertThat(findings)
        .extracting(Finding::platforms, Finding::remedy)
        .containsExactly(
            tuple(
                EnumSet.of(Platform.LAMBDA, Platform.SCF),
                "Set platforms.lambda.timeout and platforms.scf.timeout, or leave lambda and scf"
                    + " out."));
    assertThat(check(EnumSet.of(Platform.SCF), "handler: com.example.Orders", "timeout: 20m"))
        .extracting(Finding::platforms, Finding::remedy)
        .containsExactly(
            tuple(EnumSet.of(Platform.SCF), "Set platforms.scf.timeout, or leave scf out."));
  }

  @Test
  void names_no_platform_for_what_is_wrong_on_all_of_them() throws Exception {
    assertThat(check(ALL, "handler: com.example.Nowhere"))
        .extracting(Finding::platforms)
        .containsExactly(Set.of());
  }

  @Test
  void points_at_the_override_that_is_out_of_bounds() throws Exception {
    assertThat(
            texts(
                check(
                    ALL,
                    "handler: com.example.Orders",
                    "platforms: { scf: { memory: 500MiB }, lambda: { concurrency: 3 } }")))
        .containsExactlyInAnyOrder(
            "4: functions.hello.platforms.scf.memory: 500MiB",
            "4: functions.hello.platforms.lambda.concurrency: 3");
  }

  @Test
  void says_what_a_queue_trigger_is_on_each_platform() throws Exception {
    var findings =
        check(
            ALL,
            "handler: com.example.Receipts",
            "triggers: [ { queue: { source: q1, batch: 20, attempts: 4 } } ]");

    assertThat(findings)
        .extracting(Finding::expected)
        .contains(
            "at most 10 without a window on lambda",
            "at most 1 in a delivery on scf and cloudrun",
            "1 to 3 on scf",
            "5 to 100 on cloudrun");
  }

  @Test
  void refuses_events_for_a_web_function() throws Exception {
    assertThat(
            texts(
                check(
                    EnumSet.of(Platform.SCF),
                    "handler: com.example.Receipts",
                    "platforms: { scf: { mode: web } }",
                    "triggers: [ { queue: { source: q1, batch: 1, attempts: 3 } } ]")))
        .anyMatch(text -> text.startsWith("4: functions.hello.platforms.scf.mode: a web function"));
  }

  @Test
  void says_where_an_answer_to_an_event_is_lost() throws Exception {
    var findings =
        check(
            ALL,
            "handler: com.example.Replies",
            "triggers: [ { queue: { source: q1, batch: 1, attempts: 3 } } ]");

    assertThat(findings)
        .filteredOn(finding -> finding.key().equals("functions.hello.handler"))
        .extracting(finding -> finding.severity() + " " + finding.expected())
        .containsExactly(
            "WARNING lambda and scf cannot reply with an event: the result of an asynchronous call"
                + " is not delivered",
            "NOTE cloudrun can only partly reply with an event: Knative delivers it; Pub/Sub drops"
                + " it");
  }

  @Test
  void has_nothing_against_a_handler_that_returns_an_outcome_and_minds_another_result()
      throws Exception {
    var queue = "triggers: [ { queue: { source: q1, batch: 1, attempts: 3 } } ]";

    assertThat(check(ALL, "handler: com.example.Outcomes", queue))
        .noneMatch(finding -> finding.expected().contains("reads the result"));
    assertThat(check(ALL, "handler: com.example.Touchy", queue))
        .anyMatch(finding -> finding.expected().contains("reads the result"));
  }

  @Test
  void says_where_a_stream_is_not_delivered_as_it_is_written() throws Exception {
    assertThat(
            check(
                ALL,
                "handler: com.example.Orders",
                "streaming: required",
                "triggers: [ { http: {} } ]"))
        .extracting(Finding::severity, Finding::expected)
        .singleElement()
        .isEqualTo(
            tuple(
                Severity.NOTE,
                "lambda can only partly stream a response: function URLs and REST APIs of a custom"
                    + " runtime; a managed one sends the whole at once"));
    assertThat(
            check(
                EnumSet.of(Platform.LAMBDA),
                "handler: com.example.Orders",
                "streaming: required",
                "platforms: { lambda: { door: http-api } }",
                "triggers: [ { http: {} } ]"))
        .extracting(Finding::severity, Finding::expected)
        .containsExactly(
            tuple(Severity.ERROR, "what http-api has, which passes a response on as a whole"));
    assertThat(
            check(
                EnumSet.of(Platform.SCF),
                "handler: com.example.Orders",
                "streaming: required",
                "platforms: { scf: { mode: event } }",
                "triggers: [ { http: {} } ]"))
        .extracting(Finding::expected)
        .anyMatch(expected -> expected.startsWith("what scf has: web functions only"));
  }

  @Test
  void warns_of_binary_bodies_that_an_event_cannot_carry() throws Exception {
    assertThat(
            check(
                ALL,
                "handler: com.example.Orders",
                "platforms: { scf: { mode: event } }",
                "triggers: [ { http: {} } ]"))
        .extracting(Finding::expected)
        .singleElement()
        .asString()
        .startsWith("scf can only partly receive binary bodies");
  }

  @Test
  void warns_that_a_dropped_event_is_lost() throws Exception {
    assertThat(
            check(
                EnumSet.of(Platform.LAMBDA),
                "handler: com.example.Receipts",
                "onReject: drop",
                "triggers: [ { queue: { source: q1 } } ]"))
        .extracting(Finding::severity, Finding::found)
        .containsExactly(tuple(Severity.WARNING, "onReject: drop"));
  }

  @Test
  void warns_of_what_a_platform_makes_of_asynchronous_calls() throws Exception {
    assertThat(
            check(
                ALL,
                "handler: com.example.Quote",
                "async: { attempts: 5, maxAge: 30s, onSuccess: { queue: done } }"))
        .filteredOn(it -> it.key().startsWith("functions.hello.async"))
        .extracting(Finding::severity, Finding::key, Finding::expected)
        .containsExactlyInAnyOrder(
            tuple(Severity.WARNING, "functions.hello.async.attempts", "1 to 3 on lambda and scf"),
            tuple(
                Severity.WARNING,
                "functions.hello.async.maxAge",
                "60s to 21600s on lambda and scf"),
            tuple(
                Severity.WARNING, "functions.hello.async.onSuccess", "scf has no such destination"),
            tuple(Severity.WARNING, "functions.hello.async", "cloudrun has no such calls"));
  }

  @Test
  void refuses_a_route_that_two_functions_take() throws Exception {
    Files.writeString(
        dir.resolve("sampan.yaml"),
        """
        functions:
          one:
            handler: com.example.Orders
            triggers: [ { http: { routes: ["GET /orders/{id}"] } } ]
          two:
            handler: com.example.Orders
            triggers: [ { http: { routes: ["POST /orders/{id}", "GET /orders/{number}"] } } ]
        """);

    assertThat(texts(ManifestCheck.check(Manifest.read(dir), loader(), ALL)))
        .containsExactly("7: functions.two.triggers[0].http.routes[1]: GET /orders/{number}");
  }

  @Test
  void refuses_settings_of_one_environment_variable() throws Exception {
    assertThat(errors("handler: com.example.Orders", "settings: { a.b: x, a-b: y }"))
        .containsExactly(
            "4: functions.hello.settings.a-b: a setting whose environment variable is A_B");
  }

  private List<String> errors(String... lines) throws Exception {
    return texts(check(NONE, lines).stream().filter(Finding::error).toList());
  }

  private List<String> all(String... lines) throws Exception {
    return check(NONE, lines).stream()
        .map(finding -> text(finding) + ", but " + finding.expected())
        .toList();
  }

  /** What is said of a schedule, but for what any event's trigger is told. */
  private List<String> schedule(Set<Platform> platforms, String trigger) throws Exception {
    return check(platforms, "handler: com.example.Nightly", trigger).stream()
        .filter(it -> !it.found().equals("events that may be rejected"))
        .map(it -> text(it) + ", but " + it.expected())
        .toList();
  }

  private List<Finding> check(Set<Platform> platforms, String... lines) throws Exception {
    write(lines);
    return ManifestCheck.check(Manifest.read(dir), loader(), platforms);
  }

  private void write(String... lines) throws IOException {
    var body = "    " + String.join("\n    ", lines) + "\n";
    Files.writeString(dir.resolve("sampan.yaml"), "functions:\n  hello:\n" + body);
  }

  private static List<String> texts(List<Finding> findings) {
    return findings.stream().map(ManifestCheckTest::text).toList();
  }

  private static String text(Finding finding) {
    return finding.line() + ": " + finding.key() + ": " + finding.found();
  }

  private static ClassLoader loader() {
    return ManifestCheckTest.class.getClassLoader();
  }

  abstract static class Unfinished implements Handler<String, String> {}
}
