// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sampan.platform.Platform;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A caller's trace on its way through each platform's form of it, to the function's context. */
@Timeout(60)
final class TracePassingTest {

  private static final String MANIFEST =
      """
      functions:
        traced:
          handler: dev.sampan.emulator.functions.Traced
          triggers: [ { http: {} } ]
        relay:
          handler: dev.sampan.emulator.functions.Relay
          triggers: [ { queue: { source: one } } ]
      """;
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String CALLER = "00-" + TRACE + "-b7ad6b7169203331-01";

  @TempDir Path directory;

  // Every test starts them first.
  @SuppressWarnings("NullAway.Init")
  private Emulator emulator;

  @SuppressWarnings("NullAway.Init")
  private TestProject project;

  @AfterEach
  void stop() {
    emulator.close();
  }

  @ParameterizedTest
  @EnumSource
  void reaches_a_function_over_http(Platform platform) throws Exception {
    start(platform);

    var reply = new HttpProbe(emulator.gatewayPort()).get("/", "traceparent", CALLER);

    assertThat(reply.body()).startsWith("00-" + TRACE + "-").endsWith("-01");
    assertThat(project.reports.element().traceparent())
        .startsWith("00-" + TRACE)
        .isNotEqualTo(CALLER);
    assertThat(project.reports.element().chain().traceparent()).isEqualTo(CALLER);
  }

  @ParameterizedTest
  @EnumSource(names = "LAMBDA")
  void reaches_a_function_from_amazons_clients(Platform platform) throws Exception {
    start(platform);
    var xray = "Root=1-" + TRACE.substring(0, 8) + "-" + TRACE.substring(8);

    new HttpProbe(emulator.controlPort())
        .post(
            "/2015-03-31/functions/relay/invocations",
            "\"hi\"",
            "X-Amzn-Trace-Id",
            xray + ";Parent=b7ad6b7169203331;Sampled=1");

    assertThat(said()).isEqualTo(TRACE);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CLOUDRUN")
  void reaches_a_function_by_a_direct_call(Platform platform) throws Exception {
    startInProcess(platform);

    var answer = direct(platform, "relay");

    assertThat(answer.at("/direct/ok").asBoolean()).as(answer.toString()).isTrue();
    assertThat(said()).isEqualTo(toldBy(platform));
    assertThat(project.reports.element().traceparent()).startsWith("00-" + TRACE);
  }

  @Test
  void reaches_a_function_of_requests_by_a_direct_call_on_cloud_run() throws Exception {
    startInProcess(Platform.CLOUDRUN);

    var answer = direct(Platform.CLOUDRUN, "traced");

    assertThat(new String(answer.at("/direct/body").binaryValue(), StandardCharsets.US_ASCII))
        .startsWith("00-" + TRACE + "-")
        .isEqualTo(project.reports.element().traceparent());
  }

  /** A direct call is a request there, and such a function takes CloudEvents only. */
  @Test
  void reaches_no_function_of_events_by_a_direct_call_on_cloud_run() throws Exception {
    startInProcess(Platform.CLOUDRUN);

    var answer = direct(Platform.CLOUDRUN, "relay");

    assertThat(answer.at("/direct/ok").asBoolean(true)).isFalse();
    assertThat(answer.at("/direct/status").intValue()).isEqualTo(415);
    assertThat(project.lines).noneMatch(it -> it.text().contains("got "));
    assertThat(project.reports.element().traceparent()).startsWith("00-" + TRACE);
  }

  private JsonNode direct(Platform platform, String function) throws Exception {
    var reply =
        new HttpProbe(emulator.controlPort())
            .post(
                "/api/platforms/" + platform.id() + "/functions/" + function + "/invocations",
                "{\"kind\":\"direct\",\"body\":\"ImhpIg==\"}",
                "traceparent",
                CALLER,
                "Authorization",
                "Bearer " + emulator.running().token());
    assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
    return new ObjectMapper().readTree(reply.body());
  }

  @ParameterizedTest
  @EnumSource
  void reaches_a_function_with_an_event(Platform platform) throws Exception {
    startInProcess(platform);

    new HttpProbe(emulator.controlPort())
        .post(
            "/api/sources/queue/one/messages",
            "hi",
            "traceparent",
            CALLER,
            "Authorization",
            "Bearer " + emulator.running().token());

    assertThat(said()).isEqualTo(toldBy(platform));
  }

  /** SCF's event functions are told no trace: what they say is one of their own. */
  private static String toldBy(Platform platform) {
    return platform == Platform.SCF ? "" : TRACE;
  }

  private void start(Platform platform) throws Exception {
    project = new TestProject(directory, MANIFEST);
    emulator = project.start(platform);
  }

  private void startInProcess(Platform platform) throws Exception {
    project = new TestProject(directory, MANIFEST);
    emulator = Emulator.start(project.config(platform).withInProcess());
  }

  /** The trace that the function said it is in. */
  private String said() {
    while (!Thread.currentThread().isInterrupted()
        && project.lines.stream().noneMatch(it -> it.text().contains("got "))) {
      Thread.onSpinWait();
    }
    return project.lines.stream()
        .map(it -> it.text())
        .filter(it -> it.contains("got "))
        .map(it -> it.contains(" in 00-") ? it.substring(it.indexOf(" in 00-") + 7) : "")
        .map(it -> it.isEmpty() ? "" : it.substring(0, 32))
        .findFirst()
        .orElseThrow();
  }
}
