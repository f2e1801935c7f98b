// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sampan.platform.Platform;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The control port: Lambda's Invoke, the JSON API and their guard. */
final class ControlTest {

  private static final String MANIFEST =
      """
      functions:
        shout:
          handler: dev.sampan.emulator.functions.Shout
        receipts:
          handler: dev.sampan.emulator.functions.Receipts
          triggers:
            - queue: { source: orders, batch: 10, window: 1s }
      """;
  private static final String INVOKE = "/2015-03-31/functions/shout/invocations";
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path directory;
  private Emulator emulator;
  private HttpProbe http;

  @BeforeEach
  void start() throws Exception {
    emulator = new TestProject(directory, MANIFEST).start(Platform.LAMBDA);
    http = new HttpProbe(emulator.controlPort());
  }

  @AfterEach
  void stop() {
    emulator.close();
  }

  @Test
  void invokes_as_the_lambda_service_does() throws Exception {
    var reply = http.post(INVOKE, "{\"text\":\"hi\"}", "X-Amz-Log-Type", "Tail");

    assertThat(reply.statusCode()).isEqualTo(200);
    assertThat(reply.body()).isEqualTo("{\"text\":\"HI\"}");
    assertThat(reply.headers().firstValue("X-Amz-Executed-Version")).contains("$LATEST");
    assertThat(reply.headers().firstValue("X-Amz-Function-Error")).isEmpty();
    assertThat(decoded(reply.headers().firstValue("X-Amz-Log-Result").orElse("")))
        .contains("START RequestId: ", "shouting hi", "REPORT RequestId: ");
  }

  @Test
  void tells_a_function_error_with_status_200_and_a_header() throws Exception {
    var reply = http.post(INVOKE, "{\"text\":null}");

    assertThat(reply.statusCode()).isEqualTo(200);
    assertThat(reply.headers().firstValue("X-Amz-Function-Error")).contains("Unhandled");
    assertThat(JSON.readTree(reply.body()).path("errorType").asText()).isNotEmpty();
  }

  @Test
  void accepts_an_event_and_tells_its_id() throws Exception {
    var reply = http.post(INVOKE, "{\"text\":\"x\"}", "X-Amz-Invocation-Type", "Event");

    assertThat(reply.statusCode()).isEqualTo(202);
    assertThat(reply.headers().firstValue("x-amzn-requestid").orElse("")).hasSize(36);
  }

  @Test
  void does_nothing_in_a_dry_run() throws Exception {
    var reply = http.post(INVOKE, "{}", "X-Amz-Invocation-Type", "DryRun");

    assertThat(reply.statusCode()).isEqualTo(204);
    assertThat(emulator.instances()).isEmpty();
  }

  @Test
  void names_a_function_that_it_does_not_have() throws Exception {
    var reply = http.post("/2015-03-31/functions/nobody/invocations", "{}");

    assertThat(reply.statusCode()).isEqualTo(404);
    assertThat(reply.headers().firstValue("x-amzn-ErrorType"))
        .contains("ResourceNotFoundException");
    assertThat(reply.body()).contains("nobody");
  }

  @Test
  void takes_an_arn_with_a_qualifier_for_a_name() throws Exception {
    var arn = "arn%3Aaws%3Alambda%3Aus-east-1%3A123456789012%3Afunction%3Ashout%3A%24LATEST";

    var reply =
        http.post(
            "/2015-03-31/functions/" + arn + "/invocations", "", "X-Amz-Invocation-Type", "DryRun");

    assertThat(reply.statusCode()).isEqualTo(204);
  }

  @Test
  void refuses_a_payload_that_is_too_large_or_no_json() throws Exception {
    var large = http.post(INVOKE, "\"" + "x".repeat(6 * 1024 * 1024) + "\"");
    var broken = http.post(INVOKE, "{\"text\":");

    assertThat(large.statusCode()).isEqualTo(413);
    assertThat(large.headers().firstValue("x-amzn-ErrorType")).contains("RequestTooLargeException");
    assertThat(broken.statusCode()).isEqualTo(400);
    assertThat(broken.headers().firstValue("x-amzn-ErrorType"))
        .contains("InvalidRequestContentException");
  }

  @Test
  void refuses_a_foreign_origin() throws Exception {
    var reply = http.post(INVOKE, "{}", "Origin", "http://evil.example");

    assertThat(reply.statusCode()).isEqualTo(403);
    assertThat(reply.body()).contains("Origin");
  }

  @Test
  void wants_the_token_of_a_file_that_only_its_owner_can_read() throws Exception {
    var file = directory.resolve(".sampan/emulator.json");
    var token = JSON.readTree(Files.readAllBytes(file)).path("token").asText();

    var without = http.get("/api/functions");
    var with = http.get("/api/functions", "Authorization", "Bearer " + token);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(without.statusCode()).isEqualTo(401);
    assertThat(JSON.readTree(with.body()).path("functions")).hasSize(6);
  }

  @Test
  void takes_calls_of_every_kind() throws Exception {
    var body = encoded("{\"text\":\"hi\"}");
    var message = "{\"id\":\"1\",\"body\":\"" + body + "\"}";

    var direct = call("scf", "shout", "{\"kind\":\"direct\",\"body\":\"" + body + "\"}");
    var queue = call("scf", "receipts", "{\"kind\":\"queue\",\"messages\":[" + message + "]}");

    assertThat(decoded(JSON.readTree(direct).path("direct").path("body").asText()))
        .isEqualTo("{\"text\":\"HI\"}");
    assertThat(JSON.readTree(direct).path("report").path("cold").asBoolean()).isTrue();
    assertThat(JSON.readTree(queue).path("queue").path("failed")).isEmpty();
    assertThat(JSON.readTree(queue).path("reports")).hasSize(1);
  }

  @Test
  void tells_its_metrics_without_a_token_and_to_no_foreign_page() throws Exception {
    http.post(INVOKE, "{\"text\":\"hi\"}");

    var metrics = http.get("/metrics");
    var foreign = http.get("/metrics", "Origin", "http://evil.example");

    assertThat(metrics.statusCode()).isEqualTo(200);
    assertThat(metrics.headers().firstValue("Content-Type").orElse("")).contains("version=0.0.4");
    assertThat(metrics.body())
        .contains(
            "sampan_invocations_total{function=\"shout\",platform=\"lambda\",status=\"ok\","
                + "trigger=\"direct\"} 1.0")
        .contains("sampan_cold_start_seconds_count{function=\"shout\",platform=\"lambda\"} 1")
        .contains("sampan_instances{function=\"shout\",platform=\"lambda\",state=")
        .contains("sampan_journal_size_bytes");
    assertThat(foreign.statusCode()).isEqualTo(403);
  }

  @Test
  void stops_when_it_is_told_to() throws Exception {
    var reply = http.post("/api/stop", "", "Authorization", "Bearer " + token());

    assertThat(reply.statusCode()).isEqualTo(202);
    emulator.awaitClosed();
    assertThat(directory.resolve(".sampan/emulator.json")).doesNotExist();
  }

  private String call(String platform, String function, String json) throws Exception {
    var path = "/api/platforms/" + platform + "/functions/" + function + "/invocations";
    return http.post(path, json, "Authorization", "Bearer " + token()).body();
  }

  private String token() throws Exception {
    var file = directory.resolve(".sampan/emulator.json");
    return JSON.readTree(Files.readAllBytes(file)).path("token").asText();
  }

  private static String encoded(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String decoded(String text) {
    return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
  }
}
