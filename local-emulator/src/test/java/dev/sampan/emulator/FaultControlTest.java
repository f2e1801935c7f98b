// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sampan.platform.Platform;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Faults through the control API, while the emulator runs. */
final class FaultControlTest {

  private static final String MANIFEST =
      """
      functions:
        shout:
          handler: dev.sampan.emulator.functions.Shout
      """;
  private static final String INVOKE = "/2015-03-31/functions/shout/invocations";

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
  void strikes_from_one_call_to_the_next_and_no_longer_than_wanted() throws Exception {
    var told = json(call("PUT", "{\"seed\":7,\"faults\":[\"throttle=100%@shout\"]}"));
    assertThat(told.path("seed").asLong()).isEqualTo(7);

    assertThat(http.post(INVOKE, "{\"text\":\"hi\"}").statusCode()).isEqualTo(429);
    assertThat(json(call("GET", "")).path("struck").path("throttle").asInt()).isOne();

    assertThat(json(call("DELETE", "")).path("faults")).isEmpty();
    assertThat(http.post(INVOKE, "{\"text\":\"hi\"}").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"faults\":[\"melt=10%\"]}",
        "{\"faults\":[17]}",
        "{\"faults\":[\"crash=10%@shuot\"]}",
        "{\"faults\":\"crash=10%\"}",
        "{\"faults\":[],\"seed\":\"x\"}",
        "{}",
        "["
      })
  void refuses_what_is_no_fault_and_keeps_those_that_it_has(String wrong) throws Exception {
    call("PUT", "{\"seed\":7,\"faults\":[\"crash=1%\"]}");

    assertThat(call("PUT", wrong).statusCode()).isEqualTo(400);
    assertThat(json(call("GET", "")).path("faults").path(0).asText()).isEqualTo("crash=1%");
  }

  private HttpResponse<String> call(String method, String body) throws Exception {
    var token = "Bearer " + emulator.running().token();
    return http.send(method, "/api/faults", body, "Authorization", token);
  }

  private static JsonNode json(HttpResponse<String> reply) throws Exception {
    assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
    return new ObjectMapper().readTree(reply.body());
  }
}
