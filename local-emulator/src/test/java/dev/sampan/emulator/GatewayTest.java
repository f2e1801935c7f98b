// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sampan.platform.Platform;
import dev.sampan.platform.manifest.ManifestException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GatewayTest {

  private static final String MANIFEST =
      """
      functions:
        hello:
          handler: dev.sampan.emulator.functions.Hello
          triggers:
            - http: { routes: ["GET /hello", "POST /hello/{name}"] }
      """;

  @TempDir Path directory;

  @Test
  void passes_requests_on_to_the_function_that_has_the_route() throws Exception {
    try (var emulator = new TestProject(directory, MANIFEST).start(Platform.SCF)) {
      var http = new HttpProbe(emulator.gatewayPort());

      var got = http.get("/hello?name=Ada%20L", "X-Echo", "1, 2");
      var posted = http.post("/hello/x", "body");

      assertThat(got.statusCode()).isEqualTo(200);
      assertThat(got.body()).isEqualTo("hello Ada L");
      assertThat(got.headers().firstValue("x-echo")).contains("1, 2");
      assertThat(got.headers().firstValue("x-platform")).contains("scf");
      assertThat(posted.statusCode()).isEqualTo(200);
    }
  }

  @Test
  void answers_an_unknown_path_itself_and_lets_the_function_say_what_its_path_allows()
      throws Exception {
    try (var emulator = new TestProject(directory, MANIFEST).start(Platform.LAMBDA)) {
      var http = new HttpProbe(emulator.gatewayPort());

      assertThat(http.get("/nowhere").statusCode()).isEqualTo(404);
      assertThat(emulator.instances()).isEmpty();

      var refused = http.post("/hello", "");

      assertThat(refused.statusCode()).isEqualTo(405);
      assertThat(refused.headers().firstValue("allow")).contains("GET, HEAD");
    }
  }

  @Test
  void refuses_a_body_over_the_platforms_limit_and_serves_on() throws Exception {
    try (var emulator = new TestProject(directory, MANIFEST).start(Platform.LAMBDA)) {
      var http = new HttpProbe(emulator.gatewayPort());

      var over = http.post("/hello/x", "x".repeat(6 * 1024 * 1024 + 1));

      assertThat(over.statusCode()).isEqualTo(413);
      assertThat(http.get("/hello").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void names_the_port_that_is_in_use_and_leaves_nothing_behind() throws Exception {
    try (var first = new TestProject(directory, MANIFEST).start(Platform.LAMBDA)) {
      var elsewhere = directory.resolve("other");
      assertThat(elsewhere.toFile().mkdir()).isTrue();
      var second = new TestProject(elsewhere, MANIFEST).config(Platform.LAMBDA);
      var port = first.gatewayPort();

      assertThatThrownBy(() -> Emulator.start(second.withPorts(port, 0)))
          .isInstanceOf(IOException.class)
          .hasMessage("cannot listen on 127.0.0.1:" + port + ": the port is in use");
      assertThat(elsewhere.resolve(".sampan/emulator.json")).doesNotExist();
      assertThat(new HttpProbe(port).get("/nowhere").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void refuses_a_second_emulator_for_the_same_project() throws Exception {
    var project = new TestProject(directory, MANIFEST);
    try (var first = project.start(Platform.LAMBDA)) {
      assertThatThrownBy(() -> project.start(Platform.LAMBDA))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("process " + ProcessHandle.current().pid())
          .hasMessageContaining("port " + first.gatewayPort());
    }
  }

  @Test
  void says_that_there_is_no_manifest() {
    var config = EmulatorConfig.of(directory, directory, Clock.systemUTC());

    assertThatThrownBy(() -> Emulator.start(config))
        .isInstanceOf(ManifestException.class)
        .hasMessageContaining("sampan.yaml");
  }
}
