// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sampan.Body;
import dev.sampan.HttpRequest;
import dev.sampan.emulator.isolation.Bubblewrap;
import dev.sampan.emulator.isolation.Isolation;
import dev.sampan.platform.DirectOutcome;
import dev.sampan.platform.Platform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Instances in a sandbox, where this machine has one. */
final class IsolationTest {

  private static final String MANIFEST =
      """
      functions:
        prying:
          handler: dev.sampan.emulator.functions.Prying
        hello:
          handler: dev.sampan.emulator.functions.Hello
          triggers:
            - http: { routes: ["GET /hello"] }
      """;

  @TempDir Path directory;
  @TempDir Path home;

  @Test
  void a_sandbox_hides_and_protects_what_is_not_the_functions() throws Exception {
    Files.writeString(home.resolve("secret"), "of the developer");
    try (var emulator = emulator()) {
      var seen =
          pry(
              emulator,
              Map.of(
                  "write", directory.resolve("sampan.yaml").toString(),
                  "secret", home.resolve("secret").toString(),
                  "token", directory.resolve(".sampan/emulator.json").toString(),
                  "manifest", directory.resolve("sampan.yaml").toString(),
                  "fill", "/tmp/much"));

      assertThat(seen.path("write").asText()).isEqualTo("refused");
      assertThat(seen.path("secret").asText()).isEqualTo("refused");
      assertThat(seen.path("token").asText()).isEqualTo("refused");
      assertThat(seen.path("fill").asText()).isEqualTo("refused");
      assertThat(seen.path("manifest").asText()).isEqualTo("done");
      assertThat(seen.path("processes").asInt()).isLessThan(5);
    }
    assertThat(Files.readString(directory.resolve("sampan.yaml"))).isEqualTo(MANIFEST);
  }

  @ParameterizedTest
  @EnumSource
  void every_platform_serves_from_a_sandbox_and_leaves_no_process(Platform platform)
      throws Exception {
    var before = ProcessHandle.current().descendants().toList();
    try (var emulator = emulator()) {
      var request = HttpRequest.of("GET", "/hello");

      var first = emulator.calls().http(platform, "hello", request).get(1, TimeUnit.MINUTES);
      var second = emulator.calls().http(platform, "hello", request).get(1, TimeUnit.MINUTES);

      assertThat(first.value().status()).isEqualTo(200);
      assertThat(second.value().status()).isEqualTo(200);
      assertThat(second.report().service().cold()).isFalse();
    }
    assertThat(ProcessHandle.current().descendants().filter(ProcessHandle::isAlive).toList())
        .isEqualTo(before);
  }

  private Emulator emulator() throws Exception {
    var config = new TestProject(directory, MANIFEST).config(Platform.LAMBDA);
    return Emulator.start(config.withIsolation(sandbox()));
  }

  private Isolation sandbox() {
    var found = Bubblewrap.find("/usr/bin:/usr/local/bin", home);
    assumeTrue(found.isPresent(), "bubblewrap is not installed, or may not be used");
    return found.orElseThrow();
  }

  private static JsonNode pry(Emulator emulator, Map<String, String> paths) throws Exception {
    var json = new ObjectMapper();
    var outcome =
        emulator
            .calls()
            .direct(Platform.LAMBDA, "prying", Body.of(json.writeValueAsBytes(paths)))
            .get(1, TimeUnit.MINUTES)
            .value();
    assertThat(outcome).isInstanceOf(DirectOutcome.Returned.class);
    return json.readTree(((DirectOutcome.Returned) outcome).result().bytes());
  }
}
