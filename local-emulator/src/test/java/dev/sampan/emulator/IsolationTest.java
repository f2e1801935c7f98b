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
import dev.sampan.emulator.isolation.ResidentMemory;
import dev.sampan.platform.DirectOutcome;
import dev.sampan.platform.Platform;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  private static final long MANY_BYTES = 20 * 1024 * 1024;

  @TempDir Path directory;
  @TempDir Path home;

  @Test
  void a_sandbox_hides_and_protects_what_is_not_the_functions() throws Exception {
    Files.writeString(home.resolve("secret"), "of the developer");
    try (var emulator = emulator(true)) {
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

  @Test
  void a_sandbox_without_a_network_reaches_nobody_but_the_emulator() throws Exception {
    try (var other = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      var port = Map.of("connect", Integer.toString(other.getLocalPort()));
      try (var emulator = emulator(true)) {
        assertThat(pry(emulator, port).path("connect").asText()).isEqualTo("done");
      }
      try (var emulator = emulator(false)) {
        assertThat(pry(emulator, port).path("connect").asText()).isEqualTo("refused");
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"LAMBDA, true", "SCF, true", "CLOUDRUN, true", "LAMBDA, false", "CLOUDRUN, false"})
  void every_platform_serves_from_a_sandbox_and_leaves_no_process(
      Platform platform, boolean network) throws Exception {
    var before = ProcessHandle.current().descendants().toList();
    try (var emulator = emulator(network)) {
      var request = HttpRequest.of("GET", "/hello");

      var first = emulator.calls().http(platform, "hello", request).get(1, TimeUnit.MINUTES);
      var second = emulator.calls().http(platform, "hello", request).get(1, TimeUnit.MINUTES);

      assertThat(first.value().status()).isEqualTo(200);
      assertThat(second.value().status()).isEqualTo(200);
      assertThat(second.report().service().cold()).isFalse();
      assertThat(memory(emulator)).isGreaterThan(MANY_BYTES);
    }
    assertThat(ProcessHandle.current().descendants().filter(ProcessHandle::isAlive).toList())
        .isSubsetOf(before);
  }

  /** Of the virtual machine, not of the guard around it. */
  private static long memory(Emulator emulator) throws Exception {
    var pid = emulator.instances().get(0).pid();
    return ResidentMemory.ofInstance(pid).orElse(0);
  }

  private Emulator emulator(boolean network) throws Exception {
    var config = new TestProject(directory, MANIFEST).config(Platform.LAMBDA);
    return Emulator.start(config.withIsolation(sandbox(network)));
  }

  private Isolation sandbox(boolean network) {
    var found = Bubblewrap.find("/usr/bin:/usr/local/bin", home, network);
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
